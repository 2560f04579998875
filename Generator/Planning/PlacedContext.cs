using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning;

/// <summary>What a rule sees of a node whose operands and results are placed.</summary>
/// <param name="Rule">What it saw before.</param>
/// <param name="Name">The name for its step.</param>
/// <param name="Operands">One for each input, then one for each operand of the node's epilogues.</param>
/// <param name="Results">One for each result.</param>
sealed record PlacedContext(RuleContext Rule, string Name, EquatableArray<Placement> Operands, EquatableArray<Placement> Results)
{
    public Graph Graph => Rule.Graph;

    public ISet<PackedWeight> PreferredWeights => Rule.PreferredWeights;

    public Node Node => Rule.Node;

    public InstructionSet InstructionSet => Rule.InstructionSet;

    public int Lanes => InstructionSet.Lanes;

    /// <summary>What the weights of the node's dense register tiles are kept as.</summary>
    public ElementType WeightFormat => Node.Op is Linear && !Rule.IsTraining ? Rule.Options.LinearWeights : ElementType.F32;

    public Placement Input => Operands[0];

    public Placement Result => Results[0];

    /// <summary>The node's epilogues with their operands placed and their weights packed.</summary>
    public EquatableArray<PlannedEpilogue> Epilogues => PlannedEpilogue.Of(this);
}
