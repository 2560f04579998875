using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Planning;

/// <summary>What a network's author has to say of its plans.</summary>
/// <param name="ExactConvolutions">Whether convolutions must not round more than their products and sums do.</param>
/// <param name="Tuning">The tiles that were measured to be fastest.</param>
/// <param name="LinearWeights">What inference keeps the weights of linear layers as.</param>
sealed record PlanningOptions(bool ExactConvolutions, TuningTable Tuning, ElementType LinearWeights = ElementType.F32)
{
    /// <summary>All is up to the planner.</summary>
    public static PlanningOptions Default { get; } = new(false, TuningTable.Empty);
}
