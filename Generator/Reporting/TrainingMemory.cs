using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Reporting;

/// <summary>
/// What a training step needs of memory under an instruction set: a part for each item of the batch, one for each thread, and one that depends on
/// neither. What the caller holds, and what an optimizer remembers, is not in it.
/// </summary>
/// <param name="InstructionSet">Its name as the command takes it: <c>avx512</c>.</param>
/// <param name="ItemBytes">What forward and backward keep of each item.</param>
/// <param name="ThreadBytes">Scratch of each thread.</param>
/// <param name="SharedBytes">Parameters, their gradients, packed weights, and what belongs to the batch as a whole.</param>
sealed record TrainingMemory(string InstructionSet, long ItemBytes, long ThreadBytes, long SharedBytes)
{
    /// <summary>The bytes of a step on one thread.</summary>
    public long Bytes(int items) => SharedBytes + ThreadBytes + (items * ItemBytes);

    /// <summary>The memory of a training plan.</summary>
    public static TrainingMemory Of(NetworkPlan plan)
    {
        var shared = plan.SharedLength + plan.WeightLength + plan.Graph.Parameters.Sum(LengthOf);
        return new(plan.InstructionSet.Name.ToLowerInvariant(), sizeof(float) * plan.ArenaLength, sizeof(float) * plan.ScratchLength, sizeof(float) * shared);
    }

    /// <summary>Floats of a parameter and of its gradient; each begins at a multiple of a cache line.</summary>
    static long LengthOf(Parameter parameter) => Layout.RoundUp(parameter.Shape.Length) * (parameter.Kind == ParameterKind.Trainable ? 2 : 1);
}
