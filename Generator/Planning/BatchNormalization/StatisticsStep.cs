using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>
/// A formula over a few numbers that belong together across channels, computed by a method of the runtime's <c>StatisticsSupport</c>:
/// <c>Method(operands…, constants…, results…, sizes…[, epsilon][, items, itemStride])</c>. One thread computes it.
/// </summary>
/// <param name="Name">The step's name.</param>
/// <param name="Method">The method.</param>
/// <param name="Operands">Numbers for each channel.</param>
/// <param name="Results">Numbers for each channel.</param>
/// <param name="Constants">Numbers of the weights.</param>
/// <param name="Sizes">Channels first, then the method's own.</param>
/// <param name="Epsilon">What the method adds to variances, if it does.</param>
/// <param name="TakesBatch">Whether the items are taken together.</param>
sealed record StatisticsStep(
    string Name, string Method, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, EquatableArray<PackedWeight> Constants, EquatableArray<int> Sizes,
    float? Epsilon = null, bool TakesBatch = false)
    : Step(Name, Operands, Results)
{
    public override bool ReducesBatch => TakesBatch;

    public override string Algorithm => "numbers of groups of channels";

    public override EquatableArray<PackedWeight> Weights => Constants;
}
