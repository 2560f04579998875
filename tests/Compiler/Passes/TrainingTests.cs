using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Compiler.Tests.Passes;

public class TrainingTests
{
    sealed class Residual : Module
    {
        readonly Conv2d conv1 = new(4, 3, padding: 1, bias: false), conv2 = new(4, 3, padding: 1);
        readonly BatchNorm2d norm = new();
        readonly Linear fc = new(2);

        public Tensor Forward([Shape(4, 6, 8)] Tensor x)
        {
            var y = x | conv1 | norm | ReLU;
            return y + (y | conv2) | MaxPool2d(2) | Flatten | Dropout(0.5f) | fc;
        }
    }

    sealed class Shared : Module
    {
        readonly BatchNorm1d norm = new();

        public Tensor Forward([Shape(2)] Tensor x, [Shape(2)] Tensor y) => (x | norm) + (y | norm);
    }

    sealed class Halves : Module
    {
        readonly Conv2d first = new(4, 1), second = new(4, 1);

        public Tensor Forward([Shape(4, 5, 5)] Tensor x)
        {
            var parts = Split(x | first, 1, 2, 1);
            _ = parts[1] | second;
            return (parts[0] | ReLU) + (parts[2] | Tanh);
        }
    }

    static TrainingGraph Train(Type network, TrainingOptions? options = null) => PassPipeline.Training(DefinitionTracer.Trace(network), options ?? new());

    [Fact]
    public void Backward_follows_forward_and_makes_only_what_is_wanted()
    {
        var training = Train(typeof(Residual));
        Assert.Equal(
            """
            x: Input()
            conv1: Conv2d(%0)
            norm: BatchNormTraining(%1)
            relu: ReLU(%2)
            conv2: Conv2d(%3)
            add: Add(%3, %4)
            maxpool2d: MaxPool2dWithIndices(%5)
            flatten: Flatten(%6)
            dropout: RandomDropout(%7)
            fc: Linear(%8)
            norm.statistics: RunningStatistics(%2.1, %2.2)
            output.gradient: Input()
            fc.linearinputgradient: LinearInputGradient(%11)
            fc.linearweightgradient: LinearWeightGradient(%8, %11)
            fc.batchsum: BatchSum(%11)
            dropout.randomdropout: RandomDropout(%12)
            flatten.reshape: Reshape(%15)
            maxpool2d.maxpool2dgradient: MaxPool2dGradient(%16, %6.1)
            conv2.conv2dinputgradient: Conv2dInputGradient(%17)
            relu.sum: Add(%17, %18)
            conv2.conv2dweightgradient: Conv2dWeightGradient(%3, %17)
            conv2.batchsum: BatchSum(%17)
            relu.relugradient: ReLUGradient(%19, %3)
            norm.batchnormparametergradient: BatchNormParameterGradient(%22, %1, %2.1, %2.2)
            norm.batchnorminputgradient: BatchNormInputGradient(%22, %1, %2.1, %2.2, %23, %23.1)
            conv1.conv2dweightgradient: Conv2dWeightGradient(%0, %24)
            """,
            PassAssert.Text(training.Graph));
        Assert.Equal(11, training.FirstBackwardNode);
        // The operands of the convolutions and of the linear layer, the batch's statistics, and a byte for each maximum.
        Assert.Equal(["%0", "%1", "%2.1", "%2.2", "%3", "%6.1", "%8"], training.SavedValues.Select(v => v.ToString()));
        Assert.Equal("u8[4x3x4]", training.Graph.ShapeOf(new(6, 1)).ToString());
        Assert.Equal(
            ["output", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked", "conv1.weight.gradient", "conv2.weight.gradient", "conv2.bias.gradient",
                "norm.weight.gradient", "norm.bias.gradient", "fc.weight.gradient", "fc.bias.gradient"],
            training.Graph.Outputs.Select(o => o.Name));
        Assert.Equal([new NamedTwin("output", "output.gradient")], training.OutputGradients);
    }

    [Theory]
    [InlineData(16, "u8")]
    [InlineData(17, "i32")]
    public void A_place_within_a_window_is_a_byte_if_it_fits(int kernel, string expected)
    {
        var map = TensorShape.Of(2, 40, 40);
        Assert.StartsWith(expected, new MaxPool2dWithIndices(new(kernel, 16)).InferShapes([map])[1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith(expected, new AdaptiveMaxPool2dWithIndices(new(1, 1)).InferShapes([TensorShape.Of(2, kernel, 16)])[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_gradient_of_a_convolution_and_of_a_linear_layer_costs_what_forward_does()
    {
        var graph = Train(typeof(Residual), new(InputGradients: true)).Graph;
        var costs = graph.Nodes.Select(n => (Layer: n.Name.Split('.')[0], Cost: n.Op.MultiplyAdds(graph.InputShapes(n), n.Outputs))).Where(c => c.Cost > 0).GroupBy(c => c.Layer);
        Assert.Equal(["conv1", "conv2", "fc"], costs.Select(c => c.Key));
        Assert.All(costs, layer => Assert.Equal(Enumerable.Repeat(layer.First().Cost, 3), layer.Select(c => c.Cost)));
    }

    [Fact]
    public void Gradients_are_one_for_all_items_where_they_are_parameters()
    {
        var training = Train(typeof(Residual), new(InputGradients: true));
        var scopes = new ValueScopes(training.Graph);
        ValueScope Of(string output) => scopes[training.Graph.Outputs.Single(o => o.Name == output).Value];
        Assert.All(training.ParameterGradients.Concat(training.Statistics), g => Assert.Equal(ValueScope.Batch, Of(g.Twin)));
        Assert.Equal(ValueScope.Item, Of("x.gradient"));
        Assert.Equal(ValueScope.Item, Of("output"));
    }

    [Fact]
    public void What_is_frozen_gets_no_gradient_and_what_leads_only_there_no_nodes()
    {
        var training = Train(typeof(Residual), new(FrozenParameters: ["conv1.weight", "norm.weight", "norm.bias", "conv2.weight"]));
        Assert.Equal(["conv2.bias", "fc.weight", "fc.bias"], training.ParameterGradients.Select(g => g.Name));
        Assert.DoesNotContain(training.Graph.Nodes, n => n.Op is ConvolutionGradient or BatchNormGradient or ReLUGradient);
    }

    [Fact]
    public void A_frozen_normalisation_keeps_its_statistics_and_learns_scale_and_shift()
    {
        var training = Train(typeof(Residual), new(FrozenStatistics: ["norm"]));
        Assert.Empty(training.Statistics);
        Assert.DoesNotContain(training.Graph.Nodes, n => n.Op is BatchNormTraining);
        Assert.Contains("norm.weight", training.ParameterGradients.Select(g => g.Name));
    }

    // What PyTorch computes with nn.BatchNorm1d(2) on x and then on y.
    [Fact]
    public void A_shared_normalisation_counts_each_use()
    {
        var training = Train(typeof(Shared), new(InputGradients: true));
        Assert.Empty(GraphVerifier.Verify(training.Graph));
        var parameters = new Dictionary<string, double[]>
        {
            ["norm.weight"] = [1.5, -2],
            ["norm.bias"] = [0.25, 1],
            ["norm.running_mean"] = [0.5, -1],
            ["norm.running_var"] = [2, 3],
            ["norm.num_batches_tracked"] = [4],
        };
        var inputs = new Dictionary<string, double[]> { ["x"] = [1, 2, 3, 5, 4, 4], ["y"] = [0, 1, 2, 2, 7, -1], ["output.gradient"] = [1, 0, 2, 1, -1, 3] };

        var results = OracleExecutor.Run(training.Graph, parameters, inputs, batch: 3).Outputs;

        Assert.Equal([6], results["norm.num_batches_tracked"]);
        AssertClose([-3.0330259856958466, 4.138083062900768, 0.39136620288510193, -2.276166125801537, 4.141659782810745, 4.138083062900768], results["output"]);
        AssertClose([-4.927968908490925, -1.0690415314503832], results["norm.weight.gradient"]);
        AssertClose([4, 8], results["norm.bias.gradient"]);
        AssertClose([-0.6013294185981922, 0.801789739044653, 1.8040062957539935, 1.6035554248100845, -1.2026768771558012, -2.4053451638547374], results["x.gradient"]);
        AssertClose([-0.35927939495651384, 1.7181051611174178, 0.5029922111807971, -1.1453908414082097, -0.143712816224283, -0.5727143197092088], results["y.gradient"]);
        AssertClose([0.9450000063081582, -0.4133333252867064], results["norm.running_mean"]);
        AssertClose([3.1300000167886415, 2.8733333315451937], results["norm.running_var"]);
    }

    [Fact]
    public void Parts_without_a_gradient_are_zeros()
    {
        var training = Train(typeof(Halves));
        Assert.Equal(2, training.Graph.Nodes.Count(n => n.Op is PadAxis));
        // The second layer leads to no output.
        Assert.Equal(["first.weight", "first.bias"], training.ParameterGradients.Select(g => g.Name));
    }

    [Fact]
    public void An_operator_without_a_rule_is_named()
    {
        var graph = GraphText.Parse("graph g\n%0 x = Input(shape: f32[4]) () -> (f32[4])\n%1 s = SumTo(dimensions: [1]) (%0) -> (f32[1])\ninput x %0\noutput y %1\n");
        var exception = Assert.Throws<NotSupportedException>(() => Differentiation.Run(graph, new(InputGradients: true)));
        Assert.Equal("'s' cannot be differentiated: SumTo has no backward rule", exception.Message);
    }

    [Fact]
    public void A_graph_that_is_fused_or_folded_is_refused()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Differentiation.Run(PassPipeline.Inference(DefinitionTracer.Trace(typeof(Residual))), new()));
        Assert.Contains("a graph is differentiated before", exception.Message, StringComparison.Ordinal);
    }

    static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), v => Assert.True(Math.Abs(v.First - v.Second) <= 1e-12 * Math.Max(1, Math.Abs(v.First)), $"{v.Second:R} instead of {v.First:R}"));
    }
}
