using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>
/// Steps of a recurrence for some of the units: <c>(float* gates, float* weights, float* bias, float* y, float* saved, float* cells, float* firstState, float*
/// firstCell, long from, long to, long units, long firstUnit, long endUnit, long first, long direction)</c>. A vector of units sums the products of each of its
/// gates with all results of the step before, the even and the odd apart.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Cell">What a step computes.</param>
/// <param name="Saves">Whether what backward reads is stored.</param>
sealed record RecurrenceKernel(InstructionSet InstructionSet, RecurrentCell Cell, bool Saves) : KernelKey(InstructionSet)
{
    public override string MethodName => $"{(Saves ? "Saving" : "")}RecurrenceOf{Cell}";

    public override EquatableArray<KernelKey> Uses => Cell switch
    {
        RecurrentCell.ReLU => [],
        RecurrentCell.Tanh => [new VectorHelper(InstructionSet, VectorHelperFunction.Tanh)],
        _ => [new VectorHelper(InstructionSet, VectorHelperFunction.Tanh), new VectorHelper(InstructionSet, VectorHelperFunction.Sigmoid)],
    };
}
