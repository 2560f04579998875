using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using NetGen.Cli.Compilation;
using NetGen.Runtime;
using NetGen.Runtime.Training;
using NetGen.Testing.Arm;
using NetGen.Testing.Guarding;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGen.Testing;

/// <summary>A plan emitted, compiled in memory and loaded: runs within guarded buffers.</summary>
sealed class GeneratedProgram : IDisposable
{
    readonly GuardedProgram program;

    GeneratedProgram(NetworkPlan plan, Assembly assembly, Func<string, float[]> values)
    {
        Plan = plan;
        program = new(TypeOf(plan, assembly), Parameters(plan.Graph), values);
    }

    public NetworkPlan Plan { get; }

    /// <summary>The emitted sources of a plan: its program and the kernels.</summary>
    public static IReadOnlyList<string> Sources(NetworkPlan plan) => [ProgramSource(plan), KernelsEmitter.Emit(plan.InstructionSet, new StepTexts(plan).Kernels)];

    /// <summary>The emitted source of a plan's program alone, in a namespace of the graph's name.</summary>
    public static string ProgramSource(NetworkPlan plan)
    {
        using var writer = new CodeWriter();
        var texts = new StepTexts(plan);
        SourceHeader.WriteOwn(writer, plan.Graph.Name, ClassName(plan.Graph), [.. texts.Namespaces]);
        ProgramEmitter.Emit(texts, packs: true, writer);
        return writer.ToString();
    }

    public static GeneratedProgram Compile(NetworkPlan plan, Func<string, float[]> values)
    {
        return new(plan, InMemoryCompilation.Load(Sources(plan)), values);
    }

    /// <summary>A training plan, emitted, compiled and loaded.</summary>
    public static GuardedTraining CompileTraining(NetworkPlan plan, Func<string, float[]> values)
    {
        var written = StepValue.Parse(Encoding.UTF8.GetBytes(string.Join('\n', StepValuesEmitter.Table(plan, new HashSet<string>()))));
        return new(plan, TypeOf(plan, InMemoryCompilation.Load(Sources(plan))), Parameters(plan.Graph), values, written);
    }

    /// <summary>Runs one item; throws where anything outside the arena, the scratch memory or an output was written.</summary>
    public float[][] Run(IReadOnlyList<float[]> inputs, int threads = 1)
    {
        var outputs = Plan.Graph.Outputs.Select(o => (o.Name, Plan.Graph.ShapeOf(o.Value).Length)).ToList();
        var results = program.Run(inputs, outputs, threads);
        RunRecorder.Offer(Plan, () => new(Plan, program.Weights, inputs, [.. outputs.Select(o => (o.Name, o.Length, true))], 1, results));
        return results;
    }

    public void Dispose() => program.Dispose();

    static ImmutableArray<ParameterDescription> Parameters(Graph graph) =>
        [.. graph.Parameters.Select(p => new ParameterDescription(p.Name, NetGen.Runtime.ParameterKind.Trainable, default, [.. p.Shape.Dimensions]))];

    static Type TypeOf(NetworkPlan plan, Assembly assembly) => assembly.GetType($"{ClassName(plan.Graph)}.{ProgramEmitter.ClassName(plan)}", throwOnError: true)!;

    static string ClassName(Graph graph) => StepNames.Identifier(graph.Name);
}
