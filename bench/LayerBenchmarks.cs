using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>BenchmarkDotNet's own statistics of single layers. In the same process: generated code is compiled in memory.</summary>
[Config(typeof(InProcess))]
public class LayerBenchmarks : IDisposable
{
    const int LongestName = 40;

    StepTimer? timer;
    int step;

    /// <summary>The names of the layers.</summary>
    public static IEnumerable<string> Layers => BenchLayer.All.Select(l => l.Name).Where(n => IsSelected("NETGEN_LAYER", n));

    /// <summary>The names of the instruction sets.</summary>
    public static IEnumerable<string> InstructionSets => Planning.InstructionSet.All
        .Where(i => NetGen.Runtime.InstructionSets.IsSupported(Peak.KindOf(i))).Select(i => i.Name).Where(n => IsSelected("NETGEN_ISA", n));

    [ParamsSource(nameof(Layers))]
    public string Layer { get; set; } = "";

    [ParamsSource(nameof(InstructionSets))]
    public string InstructionSet { get; set; } = "";

    [GlobalSetup]
    public void Compile()
    {
        var graph = BenchLayer.All.Single(l => l.Name == Layer).ToGraph();
        timer = new StepTimer(Planner.Plan(graph, Planning.InstructionSet.All.Single(i => i.Name == InstructionSet)));
        step = timer.Plan.Steps.ToList().FindIndex(s => s.Name == "layer");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        timer?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Run() => timer!.Execute(step);

    // BenchmarkDotNet's filter knows the names of methods, not those of parameters.
    static bool IsSelected(string variable, string name) => name.Contains(Environment.GetEnvironmentVariable(variable) ?? "", StringComparison.OrdinalIgnoreCase);

    sealed class InProcess : ManualConfig
    {
        public InProcess()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            SummaryStyle = SummaryStyle.Default.WithMaxParameterColumnWidth(LongestName);
        }
    }
}
