using System.Text.Json;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

/// <summary>A line of gradients.jsonl: samples of the gradients that PyTorch computed for a case of cases.jsonl.</summary>
sealed class GradientReference(JsonElement line)
{
    public static IReadOnlyList<GradientReference> All { get; } = Read(new StreamReader(typeof(GradientReference).Assembly.GetManifestResourceStream("gradients.jsonl")!));

    public int Index => line.GetProperty("case").GetInt32();

    public ReferenceCase Case => ReferenceCase.All[Index];

    /// <summary>Whether batch normalisation takes the statistics of the batch.</summary>
    public bool IsTraining => line.GetProperty("mode").GetString() == "train";

    public byte[] Samples => line.GetProperty("samples").GetBytesFromBase64();

    public static IReadOnlyList<GradientReference> Read(TextReader reader)
    {
        using (reader) return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => new GradientReference(JsonDocument.Parse(l).RootElement))];
    }

    /// <summary>What is wanted of the network of the operator: all gradients.</summary>
    public TrainingOptions Options(Graph graph) => new(InputGradients: true, Dropout: false, FrozenStatistics: IsTraining ? [] : graph.Nodes.Select(n => n.Name).ToEquatableArray());

    /// <summary>The operands of the training graph: the case's, and gradients of its results.</summary>
    public IReadOnlyDictionary<string, double[]> Inputs(TrainingGraph training)
    {
        var inputs = new Dictionary<string, double[]>(Case.Operands());
        foreach (var (output, input) in training.OutputGradients.Select(g => (g.Name, g.Twin)))
        {
            var shape = training.Graph.ShapeOf(training.Graph.Inputs.Single(i => i.Name == input).Value);
            inputs[input] = FormulaTensor.Widen(FormulaTensor.Uniform($"{Index}/gradient/{output}", shape.Length * Case.Batch));
        }

        return inputs;
    }

    public override string ToString() => $"{Case}{(IsTraining ? " in training" : "")}";
}
