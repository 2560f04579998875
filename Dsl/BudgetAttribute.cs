namespace NetGen;

/// <summary>
/// What a network may cost: what exceeds it is an error that names the layers that cost most. Limits that are left out, or 0, do not hold. Figures are those of
/// the report, for one item of the batch; with several input sizes each is held to them. It changes no generated code.
/// </summary>
/// <example>
/// <code>
/// [Network, Budget(Parameters = 5_000_000, MultiplyAdds = 600_000_000, ArenaBytes = 4 &lt;&lt; 20)]
/// public sealed partial class Camera : Module { … }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most learned numbers; shared ones count once.</summary>
    public long Parameters { get; set; }

    /// <summary>The most multiply–accumulates.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>The most bytes of packed weights.</summary>
    public long WeightBytes { get; set; }

    /// <summary>The most bytes of working memory, on the instruction set that needs most.</summary>
    public long ArenaBytes { get; set; }

    /// <summary>The least side of what every output must see, in pixels of the input.</summary>
    public int MinReceptiveField { get; set; }

    /// <summary>
    /// The most milliseconds that a run may take on one core with AVX2, as the compiler estimates them: arithmetic at <see cref="Gigahertz"/> with two products of
    /// vectors a cycle, or memory at eight bytes a cycle, whichever takes longer in each step. A measured time is longer.
    /// </summary>
    public double MaxLatencyMilliseconds { get; set; }

    /// <summary>The clock that <see cref="MaxLatencyMilliseconds"/> is estimated at.</summary>
    public double Gigahertz { get; set; } = 3;
}
