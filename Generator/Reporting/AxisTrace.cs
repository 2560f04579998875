using NetGenCompiler.Ops;

namespace NetGenCompiler.Reporting;

/// <summary>The receptive field of a value along one axis.</summary>
/// <param name="Current">What its pixels see; null where it is no map, or every pixel sees all.</param>
/// <param name="Measured">What the pixels of the last map on the way here saw that had an extent over 1; null where there was none.</param>
readonly record struct AxisTrace(AxisInterval? Current, AxisInterval? Measured)
{
    public static AxisTrace Input(int extent) => new(AxisInterval.Input, extent > 1 ? AxisInterval.Input : null);

    /// <summary>The trace of an operand's values inside the result, before it is known how far that extends.</summary>
    public AxisTrace Through(AxisWindow window, bool lost) => this with { Current = lost ? null : Current?.Through(window) };

    public AxisTrace Merge(AxisTrace other) => new(Merge(Current, other.Current), Merge(Measured, other.Measured));

    /// <summary>Measures the result where it extends.</summary>
    public AxisTrace Measure(int extent) => Current is not null && extent > 1 ? this with { Measured = Current } : this;

    static AxisInterval? Merge(AxisInterval? a, AxisInterval? b) => (a, b) switch
    {
        ({ } x, { } y) => x.Merge(y),
        _ => a ?? b,
    };
}
