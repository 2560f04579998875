using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>
/// One direction of one recurrent layer. Each step waits for the one before: where a step is long enough the threads share its units and wait for each other
/// after it, else one thread computes all; in training that is a thread for each item.
/// </summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Operands">The products with the weights of the input, a row for each step of the sequence; then the state before the first.</param>
/// <param name="Results">The results, of LSTM the cells, then what is saved for backward.</param>
/// <param name="Weight">Of the last result: for each vector of units, each of its results and each gate the units' weights.</param>
/// <param name="Bias">For each vector of units and each gate the units' numbers.</param>
/// <param name="Op">The operator.</param>
/// <param name="IsTraining">Whether the items of a batch are there at once.</param>
sealed record RecurrenceStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, PackedWeight Weight, PackedWeight Bias, Recurrence Op, bool IsTraining)
    : Step(Name, Operands, Results)
{
    public override string Algorithm => $"{Steps} steps of {Units} units, {(Turns > 1 ? "units shared" : IsTraining ? "a thread for each item" : "one thread")}";

    public override EquatableArray<PackedWeight> Weights => [Weight, Bias];

    public RecurrenceKernel Kernel => new(InstructionSet, Op.Cell, SavesGates);

    /// <summary>Whether what backward reads is stored: it is the last result.</summary>
    public bool SavesGates => Results.Count > Op.States;

    public override bool SharesItems => IsTraining;

    /// <summary>One for each step of the sequence where its products take much longer than waiting for the other threads.</summary>
    public override int Turns => !IsTraining && Steps > 1 && (long)RecurrentCells.Gates(Op.Cell) * Units * Units >= (long)SharedProducts * InstructionSet.Lanes ? Steps : 1;

    /// <summary>Products of each lane, some microseconds of them.</summary>
    const int SharedProducts = 8192;

    public int Steps => Results[0].Layout.Shape[0];

    public int Units => Results[0].Layout.Shape[1];
}
