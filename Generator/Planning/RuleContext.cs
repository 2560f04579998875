using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>What a rule sees of a node before anything is placed.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Node">The node.</param>
/// <param name="InstructionSet">The processors to plan for.</param>
/// <param name="IsTraining">Whether the graph goes back: rounding then shows in differences of what is nearly equal.</param>
/// <param name="Stored">The order in which each operand is produced: the inputs, then the operands of epilogues.</param>
sealed record RuleContext(Graph Graph, Node Node, InstructionSet InstructionSet, bool IsTraining, EquatableArray<StoredOperand> Stored)
{
    /// <summary>Whether convolutions must not round more than their products and sums do.</summary>
    public bool ExactConvolutions { get; init; }

    /// <summary>Constants that are packed anyhow: an algorithm that reads one of these comes before others.</summary>
    public required ISet<PackedWeight> PreferredWeights { get; init; }

    public int Lanes => InstructionSet.Lanes;

    public TensorShape InputShape(int index) => Graph.ShapeOf(Node.Inputs[index]);
}
