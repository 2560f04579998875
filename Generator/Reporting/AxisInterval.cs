using NetGenCompiler.Ops;

namespace NetGenCompiler.Reporting;

/// <summary>
/// What a pixel at i of a map sees of the network's input along one axis: pixels from Stride·i + Low to Stride·i + High.
/// </summary>
/// <param name="Misaligned">Whether paths of different stride meet in it.</param>
readonly record struct AxisInterval(Rational Stride, Rational Low, Rational High, bool Misaligned)
{
    /// <summary>A pixel of the input sees itself.</summary>
    public static AxisInterval Input { get; } = new(1, 0, 0, false);

    /// <summary>What a window over this map sees.</summary>
    public AxisInterval Through(AxisWindow window) => this with
    {
        Stride = Stride * new Rational(window.Numerator, window.Denominator),
        Low = Low + (Stride * new Rational(window.First, window.Denominator)),
        High = High + (Stride * new Rational(window.Last, window.Denominator)),
    };

    /// <summary>What a pixel sees that is made from two maps: all that either sees.</summary>
    public AxisInterval Merge(AxisInterval other) => new(
        Rational.Max(Stride, other.Stride), Rational.Min(Low, other.Low), Rational.Max(High, other.High), Misaligned || other.Misaligned || Stride != other.Stride);

    public AxisField ToField() => new((High - Low + 1).ToDouble(), Stride.ToDouble(), (Low * -1).ToDouble());
}
