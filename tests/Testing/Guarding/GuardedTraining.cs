using System.Collections.Immutable;
using NetGen.Runtime;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Training;
using NetGen.Testing.Arm;
using NetGenCompiler.Planning;

namespace NetGen.Testing.Guarding;

/// <summary>A generated training program that runs forward and backward in memory whose ends are guarded.</summary>
sealed unsafe class GuardedTraining
{
    /// <summary>What dropout draws from.</summary>
    public const ulong Seed = 0x0123456789abcdef;

    /// <summary>The step that dropout draws for.</summary>
    public const uint Step = 5;

    readonly NetworkPlan plan;
    readonly GeneratedClass generated;
    readonly ImmutableArray<ParameterDescription> parameters;
    readonly Func<string, float[]> values;
    readonly ILookup<int, StepValue> written;

    /// <param name="plan">The plan that it was generated from.</param>
    /// <param name="type">The generated class: its <c>Forward</c> and <c>Backward</c>, its <c>Packing</c>, and its lengths.</param>
    /// <param name="parameters">The network's weights.</param>
    /// <param name="values">The numbers of a weight.</param>
    /// <param name="written">What each step writes.</param>
    public GuardedTraining(NetworkPlan plan, Type type, ImmutableArray<ParameterDescription> parameters, Func<string, float[]> values, ILookup<int, StepValue> written) =>
        (this.plan, generated, this.parameters, this.values, this.written) = (plan, new(type), parameters, values, written);

    /// <summary>
    /// Runs a batch forward and backward; throws where anything outside the arenas, the scratch memory or an output was written. On one thread every step
    /// has to write all of what it is to write, over memory that is NaN at first.
    /// </summary>
    /// <param name="inputs">The numbers of each input, items one after the other.</param>
    /// <param name="outputs">The names and lengths of the outputs, and whether each item has one.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="threads">How many threads share each step.</param>
    /// <param name="isWanted">Which outputs have a place, by name; all where null. What comes back for the others is what their buffers begin with.</param>
    public float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length, bool IsPerItem)> outputs, int items, int threads, Predicate<string>? isWanted = null)
    {
        // Its threads may go through a program after the run: they end before the memory that they look at does.
        WorkerTeam team = new(threads, leastWorkOfPart: 1);
        return Run(inputs, outputs, items, team, GuardSide.End, isWanted);
    }

    float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length, bool IsPerItem)> outputs, int items, WorkerTeam team, GuardSide side, Predicate<string>? isWanted)
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
            for (var i = 0; i < targets.Count; i++) targetPointers[(item * targets.Count) + i] = isWanted?.Invoke(outputs[i].Name) != false ? targets[i].Pointer + (outputs[i].IsPerItem ? outputs[i].Length * item : 0) : null;
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
        var step = 0;
        var looksAt = team.Threads == 1 && isWanted is null;
        foreach (var half in new[] { "Forward", "Backward" })
        {
            var method = (delegate*<void*, ref TeamMember, void>)generated.Method(half);
            var alone = new TeamMember(Look);
            if (looksAt) method(frames, ref alone);
            else team.Run(method, frames);
        }

        team.Dispose();
        foreach (var buffer in targets.Append(arena).Append(shared).Append(scratch)) buffer.Check();
        float[][] results = [.. targets.Select(t => t.Span.ToArray())];
        if (isWanted is null) RunRecorder.Offer(plan, () => new(plan, weights.Span.ToArray(), inputs, outputs, items, results));
        foreach (var buffer in sources.Concat(targets)) buffer.Dispose();
        return results;

        void Look()
        {
            foreach (var value in written[step])
            {
                for (var item = 0; item < (value.IsShared ? 1 : items); item++)
                {
                    if (value.FirstNonFinite(value.IsShared ? shared.Pointer : arena.Pointer + (arenaLength * item)) is not { } found) continue;
                    throw new InvalidOperationException($"Step {step} has not written {value.Name}, or {found.Value}, at index {found.Index} of item {item}.");
                }
            }

            step++;
        }
    }
}
