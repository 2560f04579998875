using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

public class DropoutTests
{
    [Theory]
    [InlineData(0.3f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    public void The_gradient_is_that_of_differences_under_the_same_mask(float p)
    {
        var training = Train(new Dropout(p));
        Assert.Equal(2, training.Graph.Nodes.Count(n => n.Op is RandomDropout { Layer: 0 }));
        Assert.Empty(training.SavedValues);
        FiniteDifferences.Check(training, new Dictionary<string, double[]>(), Inputs(), batch: 3, new(Seed: 7, Step: 11));
    }

    [Fact]
    public void The_others_are_scaled_and_about_a_share_of_p_is_zero()
    {
        var outputs = OracleExecutor.Run(Train(new Dropout(0.25f)).Graph, new Dictionary<string, double[]>(), Inputs(), 3, random: new(7, 11)).Outputs;
        var (x, y) = (Inputs()["x"], outputs["output"]);
        var dropped = y.Count(v => v == 0);
        // Five standard deviations of 3·1001 draws.
        Assert.InRange(dropped, (0.25 * y.Length) - 119, (0.25 * y.Length) + 119);
        Assert.All(y.Zip(x), v => Assert.True(v.First == 0 || Math.Abs(v.First - (v.Second * 4 / 3)) < 1e-15));
    }

    [Fact]
    public void Masks_differ_by_seed_step_and_layer()
    {
        bool[] Mask(RandomState random, int layer) => [.. Enumerable.Range(0, 100).Select(i => NetGenOracle.Kernels.RandomNumbers.Keeps(random, layer, i, 0.5))];
        var masks = new[] { Mask(new(1, 0), 0), Mask(new(2, 0), 0), Mask(new(1, 1), 0), Mask(new(1, 0), 1) };
        Assert.Equal(4, masks.Select(m => string.Join(",", m)).Distinct().Count());
    }

    [Fact]
    public void Without_a_probability_or_with_dropout_off_nothing_is_left_of_it()
    {
        Assert.DoesNotContain(Train(new Dropout(0)).Graph.Nodes, n => n.Op is Dropout or RandomDropout);
        Assert.DoesNotContain(Train(new Dropout(0.5f), isOn: false).Graph.Nodes, n => n.Op is Dropout or RandomDropout);
    }

    static TrainingGraph Train(Dropout dropout, bool isOn = true)
    {
        var builder = new GraphBuilder();
        var results = builder.Apply(new(dropout, null), [builder.AddInput("x", TensorShape.Of(7, 11, 13))], null, null);
        var graph = builder.Build("D", [], new Dictionary<object, string>(), [new("output", results[0])]);
        return PassPipeline.Training(graph, new(InputGradients: true, Dropout: isOn));
    }

    static Dictionary<string, double[]> Inputs() =>
        new[] { "x", "output.gradient" }.ToDictionary(n => n, n => FormulaTensor.Widen(FormulaTensor.Uniform(n, 3 * 7 * 11 * 13)));
}
