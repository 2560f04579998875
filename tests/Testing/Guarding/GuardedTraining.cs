using System.Collections.Immutable;
using NetGen.Runtime;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;

namespace NetGen.Testing.Guarding;

/// <summary>A generated training program that runs forward and backward in memory whose ends are guarded.</summary>
sealed unsafe class GuardedTraining
{
    /// <summary>What dropout draws from.</summary>
    public const ulong Seed = 0x0123456789abcdef;

    /// <summary>The step that dropout draws for.</summary>
    public const uint Step = 5;

    readonly GeneratedClass generated;
    readonly ImmutableArray<ParameterDescription> parameters;
    readonly Func<string, float[]> values;

    /// <param name="type">The generated class: its <c>Forward</c> and <c>Backward</c>, its <c>Packing</c>, and its lengths.</param>
    /// <param name="parameters">The network's weights.</param>
    /// <param name="values">The numbers of a weight.</param>
    public GuardedTraining(Type type, ImmutableArray<ParameterDescription> parameters, Func<string, float[]> values) =>
        (generated, this.parameters, this.values) = (new(type), parameters, values);

    /// <summary>Runs a batch forward and backward; throws where anything outside the arenas, the scratch memory or an output was written.</summary>
    /// <param name="inputs">The numbers of each input, items one after the other.</param>
    /// <param name="outputs">The names and lengths of the outputs, and whether each item has one.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="threads">How many threads share each step.</param>
    /// <param name="isWanted">Which outputs have a place, by name; all where null. What comes back for the others is what their buffers begin with.</param>
    public float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length, bool IsPerItem)> outputs, int items, int threads, Predicate<string>? isWanted = null)
    {
        // Its threads may go through a program after the run: they end before the memory that they look at does.
        WorkerTeam team = new(threads, leastWorkOfPart: 1);
        return Run(inputs, outputs, items, team, GuardSide.End, isWanted ?? (_ => true));
    }

    float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length, bool IsPerItem)> outputs, int items, WorkerTeam team, GuardSide side, Predicate<string> isWanted)
    {
        long arenaLength = generated.Constant("ArenaLength"), scratchLength = generated.Constant("ScratchLength");
        using GuardedBuffer arena = new("the arena", arenaLength * items, side, AlignedMemory.Alignment);
        using GuardedBuffer shared = new("the shared arena", generated.Constant("SharedLength"), side, AlignedMemory.Alignment);
        using GuardedBuffer scratch = new("the scratch memory", scratchLength * team.Threads, side, AlignedMemory.Alignment);
        using var weights = generated.Pack(parameters, values, side);
        var sources = inputs.Select(i => GuardedBuffer.ReadOnly("an input", i, side)).ToList();
        var targets = outputs.Select(o => new GuardedBuffer($"output '{o.Name}'", o.IsPerItem ? o.Length * items : o.Length, side)).ToList();
        var sourcePointers = stackalloc float*[sources.Count * items];
        var targetPointers = stackalloc float*[targets.Count * items];
        var frames = stackalloc Frame[items];
        for (var item = 0; item < items; item++)
        {
            for (var i = 0; i < sources.Count; i++) sourcePointers[(item * sources.Count) + i] = sources[i].Pointer + (sources[i].Length / items * item);
            for (var i = 0; i < targets.Count; i++) targetPointers[(item * targets.Count) + i] = isWanted(outputs[i].Name) ? targets[i].Pointer + (outputs[i].IsPerItem ? outputs[i].Length * item : 0) : null;
            frames[item] = new Frame
            {
                Arena = arena.Pointer + (arenaLength * item),
                Shared = shared.Pointer,
                Weights = weights.Pointer,
                Scratch = scratch.Pointer,
                ScratchLength = (nint)scratchLength,
                Inputs = sourcePointers + (item * sources.Count),
                Outputs = targetPointers + (item * targets.Count),
                Item = item,
                Items = items,
                ItemStride = (nint)arenaLength,
                Seed = Seed,
                Step = Step,
            };
        }

        using var ending = team;
        team.Run((delegate*<void*, ref TeamMember, void>)generated.Method("Forward"), frames);
        team.Run((delegate*<void*, ref TeamMember, void>)generated.Method("Backward"), frames);
        team.Dispose();
        foreach (var buffer in targets.Append(arena).Append(shared).Append(scratch)) buffer.Check();
        float[][] results = [.. targets.Select(t => t.Span.ToArray())];
        foreach (var buffer in sources.Concat(targets)) buffer.Dispose();
        return results;
    }
}
