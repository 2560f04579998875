using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning;

/// <summary>
/// Steps that together compute one node, in one call: each writes what the others do not, so that the threads share all of them before they wait for each
/// other.
/// </summary>
/// <param name="Name">The step's name.</param>
/// <param name="Description">What the parts are: <c>4 phases</c>.</param>
/// <param name="Parts">The steps; they write parts of the same values.</param>
sealed record CompositeStep(string Name, string Description, EquatableArray<Step> Parts)
    : Step(Name, Parts.SelectMany(p => p.Reads).Distinct().ToEquatableArray(), Parts.SelectMany(p => p.Writes).Distinct().ToEquatableArray())
{
    /// <summary>
    /// Whether one loop goes through the rows of all parts. Phases of a stride write to the same cache lines, and a depthwise convolution does too little
    /// with each for them to be fetched again.
    /// </summary>
    public bool RowByRow => Parts.All(p => p is ChannelwiseStep);

    public override string Algorithm => $"{Description}{(RowByRow ? " row by row" : "")}: {string.Join("; ", Parts.Select(p => p.Algorithm).Distinct())}";

    public override EquatableArray<PackedWeight> Weights => Parts.SelectMany(p => p.Weights).Distinct().ToEquatableArray();

    public override bool ReducesBatch => Parts.Any(p => p.ReducesBatch);

    public override long ScratchLength => Parts.Max(p => p.ScratchLength);
}
