using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>One direction of one recurrent layer. Each step waits for the one before, so one thread computes all.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Gates">The products with the weights of the input, a row for each step of the sequence.</param>
/// <param name="Results">The results, then what is saved for backward.</param>
/// <param name="Weight">Of the last result: for each vector of units, each of its results and each gate the units' weights.</param>
/// <param name="Bias">For each vector of units and each gate the units' numbers.</param>
/// <param name="Op">The operator.</param>
sealed record RecurrenceStep(
    string Name, InstructionSet InstructionSet, Placement Gates, EquatableArray<Placement> Results, PackedWeight Weight, PackedWeight Bias, Recurrence Op)
    : Step(Name, [Gates], Results)
{
    public override string Algorithm => $"{Steps} steps of {Units} units, one thread";

    public override EquatableArray<PackedWeight> Weights => [Weight, Bias];

    public override EquatableArray<KernelKey> Kernels => [Kernel];

    public RecurrenceKernel Kernel => new(InstructionSet, Op.Cell, Results.Count > 1);

    /// <summary>The cells of LSTM where they are not saved.</summary>
    public override long ScratchLength => Op.Cell == RecurrentCell.LSTM && Results.Count == 1 ? Layout.RoundUp(Units) : 0;

    public int Steps => Results[0].Layout.Shape[0];

    public int Units => Results[0].Layout.Shape[1];
}
