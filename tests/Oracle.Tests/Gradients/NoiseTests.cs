using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

public class NoiseTests
{
    const int Batch = 3;

    static readonly RandomState Random = new(Seed: 7, Step: 11);

    [Fact]
    public void Whole_channels_are_dropped()
    {
        var (x, y) = Run(new Dropout2d(0.25f), 40, 3, 5);
        var channels = y.Chunk(15).ToList();
        Assert.All(channels, c => Assert.True(c.All(v => v == 0) || c.All(v => v != 0)));
        Assert.All(x.Zip(y), v => Assert.True(v.Second == 0 || Math.Abs(v.Second - (v.First * 4 / 3)) < 1e-15));
        // Five standard deviations of 120 draws.
        Assert.InRange(channels.Count(c => c[0] == 0), 30 - 24, 30 + 24);
    }

    /// <summary>Both kinds of noise have mean 1, and the variance that they are named by.</summary>
    [Theory]
    [InlineData(0.5f, 1.0)]
    [InlineData(0.2f, 0.25)]
    public void Gaussian_noise_has_the_variance_of_dropout(float p, double variance) => CheckMoments(new GaussianDropout(p), variance, kurtosis: 3);

    [Theory]
    [InlineData(1f)]
    [InlineData(0.3f)]
    public void Uniform_noise_fills_its_interval(float beta)
    {
        var factors = CheckMoments(new UniformDropout(beta), beta * beta / 3, kurtosis: 1.8);
        Assert.InRange(factors.Min(), 1 - beta, 1 - (beta * 0.99));
        Assert.InRange(factors.Max(), 1 + (beta * 0.99), 1 + beta);
    }

    [Fact]
    public void The_gradients_are_those_of_differences_under_the_same_factors()
    {
        foreach (Op op in new Op[] { new Dropout2d(0.4f), new GaussianDropout(0.3f), new UniformDropout(0.7f), new DropConnect(6, 0.4f), new DropConnect(5, 0.7f, Bias: false) })
        {
            var graph = Network(op, 7, 4, 5);
            var options = new TrainingOptions(InputGradients: true);
            var training = PassPipeline.Training(graph, options);
            Assert.Contains(training.Graph.Nodes, n => n.Op is RandomDropout or DropConnectTraining);
            var inputs = FormulaTensor.Inputs(training.Graph, Batch);
            FiniteDifferences.Check(training, FormulaTensor.Parameters(graph), inputs, Batch, Random);
            var lowered = PassPipeline.TrainingKernels(training);
            Assert.Empty(GraphVerifier.Verify(lowered.Graph));
            var (expected, actual) = (Outputs(training.Graph), Outputs(lowered.Graph));
            foreach (var (name, values) in expected) Assert.All(values.Zip(actual[name]), v => Assert.Equal(v.First, v.Second, 1e-12));

            IReadOnlyDictionary<string, double[]> Outputs(Graph g) => OracleExecutor.Run(g, FormulaTensor.Parameters(graph), inputs, Batch, random: Random).Outputs;
        }
    }

    [Fact]
    public void Weights_are_dropped_once_for_all_items()
    {
        var graph = Network(new DropConnect(50, 0.25f, Bias: false), 40);
        var training = PassPipeline.Training(graph, new()).Graph;
        var connect = training.Nodes.Single(n => n.Op is DropConnectTraining);
        var values = OracleExecutor.Run(training, FormulaTensor.Parameters(graph), FormulaTensor.Inputs(training, Batch), Batch, keepValues: true, Random).Values;
        var dropped = values[training.Nodes.ToList().IndexOf(connect)][1];
        Assert.Equal(1, dropped.Batch);
        // Five standard deviations of 2000 draws.
        Assert.InRange(dropped.Data.Count(w => w == 0), 500 - 97, 500 + 97);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_noise_nothing_is_left_of_it(bool isOn)
    {
        foreach (Op op in new Op[] { new Dropout2d(0), new GaussianDropout(0), new UniformDropout(0), new DropConnect(6, 0) })
        {
            Assert.DoesNotContain(PassPipeline.Training(Network(op, 4, 5, 6), new(Dropout: isOn)).Graph.Nodes, n => n.Op is NoiseLayer or RandomDropout or DropConnect or DropConnectTraining);
        }
    }

    static double[] CheckMoments(Op op, double variance, double kurtosis)
    {
        var (x, y) = Run(op, 100, 20, 20);
        double[] factors = [.. y.Zip(x, (b, a) => b / a)];
        var (mean, count) = (factors.Average(), factors.Length);
        // Five standard deviations of the estimates from so many independent draws.
        Assert.InRange(mean, 1 - (5 * Math.Sqrt(variance / count)), 1 + (5 * Math.Sqrt(variance / count)));
        var error = 5 * variance * Math.Sqrt((kurtosis - 1) / count);
        Assert.InRange(factors.Average(f => (f - mean) * (f - mean)), variance - error, variance + error);
        return factors;
    }

    static (double[] X, double[] Y) Run(Op op, params int[] dimensions)
    {
        var training = PassPipeline.Training(Network(op, dimensions), new(InputGradients: true)).Graph;
        var inputs = FormulaTensor.Inputs(training, Batch);
        return (inputs["x"], OracleExecutor.Run(training, new Dictionary<string, double[]>(), inputs, Batch, random: Random).Outputs["output"]);
    }

    static Graph Network(Op op, params int[] dimensions)
    {
        var builder = new GraphBuilder();
        var x = builder.AddInput("x", TensorShape.Of(dimensions));
        if (op is DropConnect) x = builder.Apply(new(new Flatten(), null), [x], null, null)[0];
        LayerHandle layer = new(op, null);
        return builder.Build("Noise", [(layer, "layer")], new Dictionary<object, string>(), [new("output", builder.Apply(layer, [x], null, null)[0])]);
    }
}
