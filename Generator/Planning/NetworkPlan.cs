using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>A network's program for one instruction set.</summary>
/// <param name="Graph">What it computes.</param>
/// <param name="InstructionSet">The processors.</param>
/// <param name="Steps">The calls, in order.</param>
/// <param name="Buffers">The buffers of the arena.</param>
/// <param name="ArenaLength">Floats of the arena: everything that a run of one item writes except its outputs and scratch.</param>
/// <param name="SharedLength">Floats of the arena that all items of a batch share, in training.</param>
/// <param name="ForwardSteps">How many steps come before the gradients of the outputs are known: all, in inference.</param>
sealed record NetworkPlan(
    Graph Graph, InstructionSet InstructionSet, EquatableArray<Step> Steps, EquatableArray<ArenaBuffer> Buffers, long ArenaLength, long SharedLength,
    int ForwardSteps)
{
    /// <summary>The numbers of the outputs that a caller may do without, in training: what serves them alone is then not executed.</summary>
    public EquatableArray<int> OptionalOutputs { get; init; } = [];

    /// <summary>Whether it has a second half, which waits for the gradients of the outputs.</summary>
    public bool IsTraining => ForwardSteps < Steps.Count;

    /// <summary>Whether a step is executed for each item; else once for all, because it reduces them or concerns none.</summary>
    public bool IsPerItem(Step step) => !step.ReducesBatch && step.Reads.Concat(step.Writes).Any(p => Buffers[p.Buffer].Scope == ValueScope.Item);

    /// <summary>Floats of scratch for each thread.</summary>
    public long ScratchLength => Layout.RoundUp(Steps.Select(s => s.ScratchLength).DefaultIfEmpty().Max());

    /// <summary>Bytes that a run of one item on one thread writes, the caller's outputs excluded.</summary>
    public long ArenaBytes => 4 * (ArenaLength + ScratchLength);

    /// <summary>The packed constants, each once, in the order of their first use; those of plans that share weights, where there are such.</summary>
    public EquatableArray<PackedWeight> Weights { get; init; } = Steps.SelectMany(s => s.Weights).Distinct().ToEquatableArray();

    public long WeightLength => Weights.Sum(w => Layout.RoundUp(w.Length));

    /// <summary>From the start of the arena to the start of a value's layout.</summary>
    public long AddressOf(Placement placement) => Buffers[placement.Buffer].Offset + placement.Offset;
}
