using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Runtime;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGen.Testing;

/// <summary>A plan emitted, compiled in memory and loaded: runs with guarded buffers, so that a write out of bounds is a failure.</summary>
sealed unsafe class GeneratedProgram
{
    const float Canary = -7.25e11f;
    const int GuardLength = 64;

    readonly delegate*<void*, int, int, SpinBarrier, void> run;
    readonly float[] weights;

    GeneratedProgram(NetworkPlan plan, Assembly assembly, Func<string, float[]> values)
    {
        Plan = plan;
        var type = assembly.GetType($"{ClassName(plan.Graph)}+{plan.InstructionSet.Name}Program", throwOnError: true)!;
        run = (delegate*<void*, int, int, SpinBarrier, void>)type.GetMethod("Run")!.MethodHandle.GetFunctionPointer();
        weights = GC.AllocateUninitializedArray<float>((int)plan.WeightLength + 16, pinned: true);
        var pack = (delegate*<WeightReader, float*, void>)type.GetMethod("Pack")!.MethodHandle.GetFunctionPointer();
        using var reader = State(plan.Graph, values);
        pack(reader, Align(weights));
    }

    public NetworkPlan Plan { get; }

    /// <summary>The emitted sources of a plan: its program and the kernels.</summary>
    public static IReadOnlyList<string> Sources(NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, plan.Graph.Name);
        writer.Line("using NetGen.Generated;").Open($"public static unsafe class {ClassName(plan.Graph)}");
        ProgramEmitter.Emit(plan, writer);
        return [writer.Close().ToString(), KernelsEmitter.Emit(plan.InstructionSet, plan.Kernels)];
    }

    public static GeneratedProgram Compile(NetworkPlan plan, Func<string, float[]> values)
    {
        return new(plan, InMemoryCompilation.Load(Sources(plan)), values);
    }

    /// <summary>Runs one item; throws where anything outside the arena, the scratch memory or an output was written.</summary>
    public float[][] Run(IReadOnlyList<float[]> inputs, int threads = 1)
    {
        var arena = Guarded(Plan.ArenaLength, float.NaN);
        var scratch = Guarded(Plan.ScratchLength * threads, float.NaN);
        var outputs = Plan.Graph.Outputs.Select(o => Guarded(Plan.Graph.ShapeOf(o.Value).Length, float.NaN)).ToList();
        var pins = inputs.Select(i => GCHandle.Alloc(i, GCHandleType.Pinned)).ToList();
        var sources = stackalloc float*[Math.Max(1, inputs.Count)];
        for (var i = 0; i < inputs.Count; i++) sources[i] = (float*)pins[i].AddrOfPinnedObject();
        var targets = stackalloc float*[outputs.Count];
        for (var i = 0; i < outputs.Count; i++) targets[i] = Inside(outputs[i]);
        var frame = new Frame
        {
            Arena = Inside(arena),
            Weights = Align(weights),
            Scratch = Inside(scratch),
            ScratchLength = (nint)Plan.ScratchLength,
            Inputs = sources,
            Outputs = targets,
        };
        using (var team = new WorkerTeam(threads)) team.Run(run, &frame);
        foreach (var pin in pins) pin.Free();
        Check(arena, Plan.ArenaLength, "the arena");
        Check(scratch, Plan.ScratchLength * threads, "the scratch memory");
        for (var i = 0; i < outputs.Count; i++) Check(outputs[i], Plan.Graph.ShapeOf(Plan.Graph.Outputs[i].Value).Length, $"output '{Plan.Graph.Outputs[i].Name}'");
        return [.. outputs.Select((o, i) => Content(o, Plan.Graph.ShapeOf(Plan.Graph.Outputs[i].Value).Length))];
    }

    static WeightReader State(Graph graph, Func<string, float[]> values)
    {
        var parameters = graph.Parameters.Select(p => new ParameterDescription(p.Name, NetGen.Runtime.ParameterKind.Trainable, default, [.. p.Shape.Dimensions])).ToImmutableArray();
        var state = new StateDictionary(parameters);
        foreach (var parameter in parameters) values(parameter.Name).CopyTo(state[parameter.Name]);
        return state.Open(parameters);
    }

    static string ClassName(Graph graph) => StepNames.Identifier(graph.Name);

    /// <summary>A pinned buffer with canaries on both sides, its content aligned to a cache line.</summary>
    static float[] Guarded(long length, float fill)
    {
        var buffer = GC.AllocateUninitializedArray<float>((int)length + (2 * GuardLength) + 16, pinned: true);
        buffer.AsSpan().Fill(Canary);
        new Span<float>(Inside(buffer), (int)length).Fill(fill);
        return buffer;
    }

    static float* Inside(float[] buffer) => Align(buffer) + GuardLength;

    static float* Align(float[] buffer)
    {
        var address = (nuint)(float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer));
        return (float*)((address + 63) & ~(nuint)63);
    }

    static float[] Content(float[] buffer, long length) => new Span<float>(Inside(buffer), (int)length).ToArray();

    static void Check(float[] buffer, long length, string name)
    {
        var start = (int)(Inside(buffer) - Align(buffer)) + (int)(Align(buffer) - (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer)));
        if (buffer.AsSpan(0, start).ContainsAnyExcept(Canary)) throw new InvalidOperationException($"{name} was written before its start");
        if (buffer.AsSpan(start + (int)length).ContainsAnyExcept(Canary)) throw new InvalidOperationException($"{name} was written past its end");
    }
}
