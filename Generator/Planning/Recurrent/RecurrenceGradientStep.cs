using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>Backpropagation through time of one direction of one recurrent layer, by a thread for each item.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Operands">dy, the results, what forward saved, the first state, the gradient of the cells.</param>
/// <param name="Results">The gradients of the products with the weights of the input, of GRU those with the weights of the last result, and what the first step hands to a first state.</param>
/// <param name="Weight">Of the last result: for each vector of units and each row the units' weights.</param>
/// <param name="Op">The operator.</param>
sealed record RecurrenceGradientStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, PackedWeight Weight, RecurrenceGradient Op)
    : Step(Name, Operands, Results)
{
    public override string Algorithm => $"{Steps} steps of {Units} units back, a thread for each item";

    public override bool SharesItems => true;

    public override EquatableArray<PackedWeight> Weights => [Weight];

    public RecurrenceGradientKernel Kernel => new(InstructionSet, Op.Cell);

    /// <summary>What a step hands to the one before, beside the gradients of its gates.</summary>
    public override long ScratchLength => Layout.RoundUp(Units);

    public int Steps => Operands[0].Layout.Shape[0];

    public int Units => Operands[0].Layout.Shape[1];
}
