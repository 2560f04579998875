using System.Collections.Immutable;
using NetGen.Runtime;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;

namespace NetGen.Testing.Guarding;

/// <summary>
/// A generated program that runs in memory whose ends are guarded, once for each end: a write out of bounds is a failure, and an access past
/// the guarded end kills the process. Weights and inputs may only be read.
/// </summary>
sealed unsafe class GuardedProgram : IDisposable
{
    static readonly GuardSide[] Sides = Enum.GetValues<GuardSide>();

    readonly delegate*<void*, ref TeamMember, void> run;
    readonly GuardedBuffer[] weights;

    /// <param name="type">The generated class: its <c>Run</c>, its <c>Packing</c>, and its lengths.</param>
    /// <param name="parameters">The network's weights.</param>
    /// <param name="values">The numbers of a weight.</param>
    public GuardedProgram(Type type, ImmutableArray<ParameterDescription> parameters, Func<string, float[]> values)
    {
        GeneratedClass generated = new(type);
        run = (delegate*<void*, ref TeamMember, void>)generated.Method("Run");
        ArenaLength = generated.Constant("ArenaLength");
        ScratchLength = generated.Constant("ScratchLength");
        weights = [.. Sides.Select(side => generated.Pack(parameters, values, side))];
    }

    public long ArenaLength { get; }

    public long ScratchLength { get; }

    /// <summary>The packed weights.</summary>
    public float[] Weights => weights[0].Span.ToArray();

    /// <summary>Runs one item in both placements; throws where anything outside the arena, the scratch memory or an output was written.</summary>
    /// <param name="inputs">The numbers of each input.</param>
    /// <param name="outputs">The names and lengths of the outputs.</param>
    /// <param name="threads">How many threads share each step.</param>
    public float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length)> outputs, int threads)
    {
        // The least work of a part: layers of tests are small, and are parted all the same.
        using WorkerTeam team = new(threads, leastWorkOfPart: 1);
        var results = Sides.Select(side => Run(inputs, outputs, team, side)).ToList();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (!Bits(results[0][i]).SequenceEqual(Bits(results[1][i]))) throw new InvalidOperationException($"output '{outputs[i].Name}' depends on where its buffers lie");
        }

        return results[0];
    }

    public void Dispose()
    {
        foreach (var buffer in weights) buffer.Dispose();
    }

    float[][] Run(IReadOnlyList<float[]> inputs, IReadOnlyList<(string Name, long Length)> outputs, WorkerTeam team, GuardSide side)
    {
        using GuardedBuffer arena = new("the arena", ArenaLength, side, AlignedMemory.Alignment);
        using GuardedBuffer scratch = new("the scratch memory", ScratchLength * team.Threads, side, AlignedMemory.Alignment);
        var sources = inputs.Select(i => GuardedBuffer.ReadOnly("an input", i, side)).ToList();
        var targets = outputs.Select(o => new GuardedBuffer($"output '{o.Name}'", o.Length, side)).ToList();
        var sourcePointers = stackalloc float*[sources.Count];
        for (var i = 0; i < sources.Count; i++) sourcePointers[i] = sources[i].Pointer;
        var targetPointers = stackalloc float*[targets.Count];
        for (var i = 0; i < targets.Count; i++) targetPointers[i] = targets[i].Pointer;
        var frame = new Frame
        {
            Arena = arena.Pointer,
            Weights = weights[(int)side].Pointer,
            Scratch = scratch.Pointer,
            ScratchLength = (nint)ScratchLength,
            Inputs = sourcePointers,
            Outputs = targetPointers,
        };
        team.Run(run, &frame);
        arena.Check();
        scratch.Check();
        foreach (var target in targets) target.Check();
        float[][] results = [.. targets.Select(t => t.Span.ToArray())];
        foreach (var buffer in sources.Concat(targets)) buffer.Dispose();
        return results;
    }

    static ReadOnlySpan<int> Bits(float[] numbers) => System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(numbers);
}
