using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Planning;

/// <summary>What a rule sees of a node before anything is placed.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Node">The node.</param>
/// <param name="InstructionSet">The processors to plan for.</param>
/// <param name="IsTraining">Whether the graph goes back: rounding then shows in differences of what is nearly equal.</param>
/// <param name="Stored">The order in which each operand is produced: the inputs, then the operands of epilogues.</param>
sealed record RuleContext(Graph Graph, Node Node, InstructionSet InstructionSet, bool IsTraining, EquatableArray<StoredOperand> Stored)
{
    /// <summary>What the network's author has to say.</summary>
    public required PlanningOptions Options { get; init; }

    public TuningTable Tuning => Options.Tuning;

    /// <summary>Constants that are packed anyhow: an algorithm that reads one of these comes before others.</summary>
    public required ISet<PackedWeight> PreferredWeights { get; init; }

    public int Lanes => InstructionSet.Lanes;

    public TensorShape InputShape(int index) => Graph.ShapeOf(Node.Inputs[index]);
}
