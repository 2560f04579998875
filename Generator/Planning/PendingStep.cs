using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>A step before its operands and results have addresses.</summary>
/// <param name="Node">The node that it computes; null where it loads, stores or converts a value.</param>
/// <param name="Reads">The copies that it reads.</param>
/// <param name="Writes">The copies that it writes.</param>
/// <param name="Make">Makes the step from the placements of both.</param>
/// <param name="IsBackward">Whether it waits for the gradients of the outputs.</param>
sealed record PendingStep(
    Node? Node, IReadOnlyList<ValueCopy> Reads, IReadOnlyList<ValueCopy> Writes, Func<EquatableArray<Placement>, EquatableArray<Placement>, Step> Make,
    bool IsBackward);
