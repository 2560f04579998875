using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>From the graph of a definition to C#: passes, a plan for each instruction set, text.</summary>
static class NetworkCompiler
{
    /// <summary>Compiles a network.</summary>
    /// <exception cref="NotSupportedException">An operator has no kernel; the message names it and its layer.</exception>
    public static CompiledNetwork Compile(Graph definition, NetworkTarget target)
    {
        var graph = PassPipeline.Inference(definition);
        var plans = InstructionSet.All.Select(i => Planner.Plan(graph, i)).ToEquatableArray();
        var network = new NetworkProgram(target, definition, plans, PlannedReport.Build(definition, plans));
        var programs = plans.Select(p => new GeneratedSource($"{target.FullName}.{p.InstructionSet.Name}.g.cs", NetworkEmitter.Program(network, p)));
        return new(
            target, [new($"{target.FullName}.g.cs", NetworkEmitter.Surface(network)), .. programs],
            plans.SelectMany(p => p.Kernels).Distinct().ToEquatableArray());
    }

    /// <summary>The kernels of an assembly, a file for each instruction set.</summary>
    public static EquatableArray<GeneratedSource> CompileKernels(IEnumerable<CompiledNetwork> networks)
    {
        var keys = networks.SelectMany(n => n.Kernels).Distinct().ToList();
        return InstructionSet.All.Where(i => keys.Any(k => k.InstructionSet == i))
            .Select(i => new GeneratedSource($"NetGen.{KernelsEmitter.ClassName(i)}.g.cs", KernelsEmitter.Emit(i, keys))).ToEquatableArray();
    }
}
