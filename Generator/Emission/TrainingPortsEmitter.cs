using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes what a training program reads from outside and writes there, and all that the runtime must know of it.</summary>
static class TrainingPortsEmitter
{
    public static void Emit(NetworkPlan plan, TrainingGraph training, ISet<string> layers, CodeWriter writer)
    {
        var graph = plan.Graph;
        writer.Line();
        writer.Line("/// <summary>What the runtime must know.</summary>");
        writer.Line("public static TrainingProgram Describe() => new(&Forward, &Backward, Packing, Inputs, Outputs, Values)");
        writer.Line("{");
        foreach (var name in new[] { "ArenaLength", "SharedLength", "ScratchLength", "WeightLength" }) writer.Line($"    {name} = {name},");
        writer.Line($"    ForwardSteps = {CodeWriter.Literal(plan.ForwardSteps)},");
        if (SingleValueLayer(graph) is { } layer) writer.Line($"    SingleValueLayer = {CodeWriter.Literal(layer)},");
        writer.Line("};");
        writer.Line();
        Table("Inputs", "What is read: its kind, the floats of an item, its name.", graph.Inputs.Select(i => Input(i, training, graph)), writer);
        writer.Line();
        Table("Outputs", "What is written.", graph.Outputs.Select(o => Output(o, training, graph)), writer);
        writer.Line();
        StepValuesEmitter.Emit(plan, layers, writer);
    }

    /// <summary>The first layer that normalises one value of each channel of an item by the batch.</summary>
    static string? SingleValueLayer(Graph graph) => graph.Nodes.Where(n => n.Op is RunningStatistics statistics && statistics.Pixels.Contains(1))
        .Select(n => n.Name.Substring(0, n.Name.Length - TrainingMode.StatisticsSuffix.Length)).FirstOrDefault();

    static void Table(string name, string summary, IEnumerable<string> lines, CodeWriter writer)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        RawString.EmitUtf8($"static ReadOnlySpan<byte> {name}", lines, writer);
    }

    static string Input(NamedValue input, TrainingGraph training, Graph graph) => training.OutputGradients.FirstOrDefault(g => g.Twin == input.Name) is { } gradient
        ? $"gradient {Length(input, graph)} {gradient.Name}"
        : $"input {Length(input, graph)} {input.Name}";

    static string Output(NamedValue output, TrainingGraph training, Graph graph) =>
        training.ParameterGradients.FirstOrDefault(g => g.Twin == output.Name) is { } parameter ? $"parameter 0 {parameter.Name}"
        : training.InputGradients.FirstOrDefault(g => g.Twin == output.Name) is { } input ? $"gradient {Length(output, graph)} {input.Name}"
        : training.Statistics.FirstOrDefault(g => g.Twin == output.Name) is { } statistic ? $"statistic 0 {statistic.Name}"
        : $"output {Length(output, graph)} {output.Name}";

    static string Length(NamedValue value, Graph graph) => CodeWriter.Literal(graph.ShapeOf(value.Value).Length);
}
