using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>
/// All steps of a recurrence, the last first: <c>(float* dy, float* y, float* saved, float* cells, float* firstState, float* firstCell, float* ofCells, float*
/// weights, float* gates, float* hidden, float* carry, long steps, long units, long last, long direction)</c>. A vector of units sums the products of its weights with all gradients of the step after.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Cell">What a step computes.</param>
sealed record RecurrenceGradientKernel(InstructionSet InstructionSet, RecurrentCell Cell) : KernelKey(InstructionSet)
{
    public override string MethodName => $"RecurrenceGradientOf{Cell}";

    public override EquatableArray<KernelKey> Uses => Cell == RecurrentCell.LSTM ? [new VectorHelper(InstructionSet, VectorHelperFunction.Tanh)] : [];
}
