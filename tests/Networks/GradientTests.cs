using System.Globalization;
using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>A training step of whole networks computes what PyTorch's does: results, gradients of all parameters and inputs, running statistics.</summary>
public class GradientTests
{
    const double Tolerance = 1e-9;

    // Where a gradient is zero but for roundings, as a bias's before a batch normalisation is, it is held to this share of the others' size.
    const double Least = 1e-3;

    public static TheoryData<string> Networks => ["MnistCnn", "LeNet5", "SmallSsd", "Siamese", "SmallUNet", "Gated", "NonLocal", "SmallDecoder", "SmallTagger", "ShuffleNetV2", "MobileNetV2"];

    public static TheoryData<string> LargeNetworks => ["ResNet18", "MobileNetV3Small", "DenseNet121", "SqueezeNet"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_step_is_that_of_PyTorch(string network) => Check(network);

    [Theory]
    [MemberData(nameof(LargeNetworks))]
    [Trait("Category", "Slow")]
    public void A_step_of_a_large_network_is_that_of_PyTorch(string network) => Check(network);

    [Theory]
    [MemberData(nameof(Networks))]
    [MemberData(nameof(LargeNetworks))]
    public void The_training_graph_is_sound_and_is_read_back_equal(string network)
    {
        var observed = 0;
        var training = PassPipeline.Training(GraphOf(network, StepReference.Of(network)), new(InputGradients: true), (_, graph) =>
        {
            Assert.Empty(GraphVerifier.Verify(graph));
            observed++;
        });
        Assert.True(observed > 5);
        Assert.Empty(GraphVerifier.Verify(training.Graph));
        Assert.Equal(training.Graph, GraphText.Parse(GraphText.Write(training.Graph)));

        // Nothing is made in vain.
        Assert.Equal(training.Graph.Nodes.Count, RemoveDead.Run(training.Graph).Nodes.Count);
        var trained = training.Graph.Parameters.Where(p => p.Kind == ParameterKind.Trainable).Select(p => p.Name);
        Assert.Equal(trained, training.ParameterGradients.Select(g => g.Name));
    }

    static void Check(string network)
    {
        var reference = StepReference.Of(network);
        var graph = GraphOf(network, reference);
        var training = PassPipeline.Training(graph, new(InputGradients: true, Dropout: false));
        var inputs = new Dictionary<string, double[]>(FormulaTensor.Inputs(graph, reference.Batch));
        for (var i = 0; i < graph.Outputs.Count; i++)
        {
            var length = graph.ShapeOf(graph.Outputs[i].Value).Length * reference.Batch;
            inputs[training.OutputGradients.Single(g => g.Name == graph.Outputs[i].Name).Twin] = FormulaTensor.Widen(FormulaTensor.Uniform($"gradient/{i}", length));
        }

        var results = OracleExecutor.Run(training.Graph, FormulaTensor.Parameters(graph), inputs, reference.Batch).Outputs;

        var size = reference.Tensors.Where(t => t.Kind == "parameter").Max(t => t.Norm / Math.Sqrt(results[NameOf(t)].Length));
        foreach (var tensor in reference.Tensors)
        {
            var actual = results[NameOf(tensor)];
            var rootMeanSquare = tensor.Norm / Math.Sqrt(actual.Length);
            var tolerance = Tolerance * (tensor.Kind == "parameter" ? Math.Max(rootMeanSquare, Least * size) : rootMeanSquare);
            Compare($"{network}: the norm of {tensor.Kind} {tensor.Name}", Math.Sqrt(actual.Sum(v => v * v)), tensor.Norm, tolerance * Math.Sqrt(actual.Length));
            for (var i = 0; i < tensor.Samples.Count; i++)
            {
                var place = (int)(i * 7919L % actual.Length);
                Compare($"{network}: [{place}] of {tensor.Kind} {tensor.Name}", actual[place], tensor.Samples[i], Math.Max(tolerance, Tolerance * Math.Abs(tensor.Samples[i])));
            }
        }

        Assert.Equal(reference.Tensors.Count, graph.Outputs.Count + training.ParameterGradients.Count + training.InputGradients.Count + training.Statistics.Count);

        string NameOf(StepTensor tensor) => tensor.Kind switch
        {
            "output" => graph.Outputs[int.Parse(tensor.Name, CultureInfo.InvariantCulture)].Name,
            "parameter" => training.ParameterGradients.Single(g => g.Name == tensor.Name).Twin,
            "input" => training.InputGradients.Single(g => g.Name == tensor.Name).Twin,
            _ => training.Statistics.Single(g => g.Name == tensor.Name).Twin,
        };
    }

    static Graph GraphOf(string network, StepReference reference) => DefinitionTracer.Trace(ReferenceData.Networks[network], reference.Shapes);

    static void Compare(string what, double actual, double expected, double tolerance) => Assert.True(
        Math.Abs(actual - expected) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what} is {actual:R}, PyTorch says {expected:R}; the tolerance is {tolerance:E1}"));
}
