using NetGen.Cli.Compilation;
using NetGen.Runtime;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Tuning;

/// <summary>A network planned in some way, written, compiled and loaded into this process.</summary>
static class NetworkVariant
{
    public static NetworkDescription Compile(Graph definition, NetworkPlan plan)
    {
        var target = new NetworkTarget("Tuned", StepNames.Identifier(definition.Name));
        var named = definition with { Name = target.TypeName };
        var size = new ProgramSize("", named, [plan], PlannedReport.Build(named, [plan]), null);
        var network = NetworkEmitter.Emit(new(target, [size]));
        var sources = network.Sources.Select(s => s.Text).Append(KernelsEmitter.Emit(plan.InstructionSet, network.Kernels));
        return (NetworkDescription)InMemoryCompilation.Load(sources).GetType(target.FullName, throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;
    }
}
