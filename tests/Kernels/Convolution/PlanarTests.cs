using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Planar;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Convolutions of few channels with what pools their results.</summary>
public class PlanarTests
{
    [Fact]
    public void Means_of_activated_results() => Verify(
        Case(1, 28, 28, 6, new(5, 5), 1, 2, new Tanh(), Mean(2, 2)),
        Case(3, 17, 19, 5, new(3, 3), 1, 1, new ReLU(), Mean(3, 3)),
        Case(2, 11, 13, 15, new(2, 4), 2, 0, new Sigmoid(), Mean(1, 2)),
        Case(1, 9, 131, 7, new(3, 3), 1, 0, null, Mean(2, 3)));

    [Fact]
    public void Maxima_of_activated_results() => Verify(
        Case(1, 28, 28, 6, new(5, 5), 1, 0, new ReLU(), Maximum(2, 2)),
        Case(3, 32, 31, 8, new(3, 3), 1, 1, new ReLU6(), Maximum(2, 2)),
        Case(4, 23, 29, 12, new(7, 7), 2, 3, new GELU(), Maximum(2, 2)),
        Case(5, 37, 70, 3, new(3, 2), 3, 1, null, Maximum(3, 1)),
        Case(2, 12, 40, 13, new(1, 1), 1, 0, new LeakyReLU(0.1f), Maximum(2, 4)),
        Case(1, 1, 200, 8, new(1, 16), 2, 0, new ReLU(), Maximum(1, 4)));

    /// <summary>Every width of the result to 40 meets every tail of the vectors; padding on one side only moves the phases of a row.</summary>
    [Fact]
    public void Widths() => Verify([.. Enumerable.Range(1, 40).Select(w => Case(1, 4, (2 * w) + (w % 2), 3, new(3, 3), 1, w % 3, new ReLU(), Mean(2, 2)))]);

    [Fact]
    public void Channels() => Verify([.. Enumerable.Range(1, FusePooling.MostChannels).Select(c => Case(2, 6, 9, c, new(3, 3), 1, 1, new ReLU(), Maximum(2, 2)))]);

    [Fact]
    public void What_reads_the_result_with_a_border()
    {
        var network = new OperatorNetwork("Bordered");
        var x = network.Apply(new Conv2d(6, new(3, 3), Padding: new(1, 1, 1, 1)), network.Input(1, 20, 20));
        var pooled = network.Apply(new MaxPool2d(new(2, 2)), network.Apply(new ReLU(), x));
        network.Output(network.Apply(new Conv2d(9, new(5, 5), Padding: new(2, 2, 2, 2)), pooled), 160);
        Assert.Single(Steps(network));
        network.Verify();
    }

    [Fact]
    public void What_is_no_number_spreads_as_far_as_its_windows()
    {
        var network = new OperatorNetwork("NoNumbers");
        foreach (var pooling in new Op[] { Mean(2, 2), Maximum(2, 2) }) network.Output(Applied(network, Case(1, 12, 12, 4, new(3, 3), 1, 1, new ReLU(), (Ops.Pooling)pooling)), 16);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, i =>
        {
            var values = NetGenOracle.FormulaTensor.Input(i.Name, graph.ShapeOf(i.Value));
            values[(5 * 12) + 7] = float.NaN;
            return values;
        }));
    }

    [Fact]
    public void What_is_not_a_window_beside_the_other_or_is_read_twice_stays_apart()
    {
        var network = new OperatorNetwork("Apart");
        network.Output(Applied(network, Case(1, 12, 12, 4, new(3, 3), 1, 1, new ReLU(), new MaxPool2d(new(3, 3), new(2, 2)))), 16);
        network.Output(Applied(network, Case(1, 12, 12, 4, new(3, 3), 1, 1, new ReLU(), new AvgPool2d(new(2, 2), null, new(1, 1, 1, 1)))), 16);
        network.Output(Applied(network, Case(1, 13, 13, 4, new(3, 3), 1, 1, new ReLU(), new MaxPool2d(new(2, 2), CeilMode: true))), 16);
        network.Output(Applied(network, Case(1, 12, 12, 16, new(3, 3), 1, 1, new ReLU(), new MaxPool2d(new(2, 2)))), 16);
        network.Output(Applied(network, Case(1, 2, 40, 4, new(1, 17), 1, 0, new ReLU(), new MaxPool2d(new(1, 4)))), 24);
        var twice = network.Apply(new Conv2d(4, new(3, 3)), network.Input(1, 8, 8));
        network.Output(network.Apply(new MaxPool2d(new(2, 2)), twice), 16);
        network.Output(twice, 16);
        Assert.Empty(Steps(network));
        network.Verify();
    }

    static void Verify(params IReadOnlyList<Layers> cases)
    {
        var network = new OperatorNetwork("Pooled");
        foreach (var c in cases) network.Output(Applied(network, c), c.Inputs * c.Convolution.Kernel.Height * c.Convolution.Kernel.Width);
        Assert.Equal(cases.Count, Steps(network).Count);
        network.Verify();
    }

    static Value Applied(OperatorNetwork network, Layers layers)
    {
        var y = network.Apply(layers.Convolution, network.Input(layers.Inputs, layers.Height, layers.Width));
        if (layers.Activation is { } activation) y = network.Apply(activation, y);
        return network.Apply(layers.Pooling, y);
    }

    static IReadOnlyList<Step> Steps(OperatorNetwork network) => [.. Planner.Plan(PassPipeline.Inference(network.Build()), InstructionSet.Avx512).Steps.Where(s => s is PlanarStep)];

    static Layers Case(int inputs, int height, int width, int outputs, Size2 kernel, int stride, int padding, Op? activation, Ops.Pooling pooling) =>
        new(inputs, height, width, new(outputs, kernel, new(stride, stride), new(padding, padding, padding, padding)), activation, pooling);

    static AvgPool2d Mean(int height, int width) => new(new(height, width));

    static MaxPool2d Maximum(int height, int width) => new(new(height, width));

    sealed record Layers(int Inputs, int Height, int Width, Conv2d Convolution, Op? Activation, Ops.Pooling Pooling);
}
