using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

/// <summary>Networks that nobody would draw: branches that meet again, shared layers, several outputs, parts that nothing reads.</summary>
public class RandomGraphGradientTests
{
    const int Batch = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    // The kinks of ReLUs and maxima would lie within a difference's step now and then; what is tested here is how gradients meet.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_gradients_are_those_of_differences(int seed)
    {
        var graph = Smooth(RandomGraph.Make(seed));
        var training = PassPipeline.Training(graph, new(InputGradients: true));
        Assert.Empty(GraphVerifier.Verify(training.Graph));
        Assert.Equal(training.Graph, GraphText.Parse(GraphText.Write(training.Graph)));
        var inputs = FormulaTensor.Inputs(training.Graph, Batch);
        FiniteDifferences.Check(training, FormulaTensor.Parameters(graph), inputs, Batch, new(Seed: 3, Step: (uint)seed));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_simplifications_before_change_no_gradient(int seed)
    {
        var graph = RandomGraph.Make(seed);
        var options = new TrainingOptions(InputGradients: true, Dropout: false);
        var simple = PassPipeline.Training(graph, options);
        var plain = Differentiation.Run(TrainingMode.Run(RemoveDead.Run(graph), options), options);
        AssertSame(graph, plain.Graph, simple.Graph);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradients_may_be_fused(int seed)
    {
        var graph = RandomGraph.Make(seed);
        var training = PassPipeline.Training(graph, new(InputGradients: true)).Graph;
        var fused = FuseEpilogues.Run(training);
        Assert.Empty(GraphVerifier.Verify(fused));
        AssertSame(graph, training, fused);
    }

    static void AssertSame(Graph graph, Graph before, Graph after)
    {
        var inputs = FormulaTensor.Inputs(before, Batch);
        var (expected, actual) = (Run(before), Run(after));
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, values) in expected)
        {
            var difference = values.Zip(actual[name], (a, b) => Math.Abs(a - b)).Max();
            Assert.True(difference <= 1e-9 * Math.Max(1e-3, values.Max(Math.Abs)), $"{name} is {difference:E1} apart");
        }

        IReadOnlyDictionary<string, double[]> Run(Graph training) => OracleExecutor.Run(training, FormulaTensor.Parameters(graph), inputs, Batch).Outputs;
    }

    static Graph Smooth(Graph graph) => GraphRewriter.Rewrite(graph, (_, _, node) => node.Op switch
    {
        ReLU or LeakyReLU => node with { Op = new Tanh() },
        PReLU => node with { Op = new SiLU(), Weights = [] },
        ReLU6 or HardSwish => node with { Op = new Sigmoid() },
        MaxPool2d pool => node with { Op = new AvgPool2d(pool.Kernel, pool.Stride, pool.Padding, pool.CeilMode) },
        AdaptiveMaxPool2d pool => node with { Op = new AdaptiveAvgPool2d(pool.Size) },
        _ => node,
    });
}
