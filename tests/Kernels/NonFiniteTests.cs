using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>What is infinite or no number goes through every kernel as through PyTorch, to which the oracle is held on such numbers too.</summary>
[Trait("Category", "Smoke")]
public class NonFiniteTests
{
    static readonly float[] Odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f];

    [Fact]
    public void Activations()
    {
        OperatorNetwork network = new("Activations");
        var (x, map) = (network.Input(37), network.Input(3, 5, 5));
        foreach (var op in Elementwise.ActivationTests.Activations.Where(a => a is not Affine))
        {
            network.Check(op, x);
            network.Check(op, map);
        }

        network.Verify(inputs: Mixed);
    }

    [Fact]
    public void Windows()
    {
        OperatorNetwork network = new("Windows");
        var x = network.Input(19, 9, 7);
        foreach (var op in new Op[]
        {
            new MaxPool2d(new(2, 2)), new MaxPool2d(new(3, 3), new(2, 2), new(1, 1, 1, 1)), new MaxPool2d(new(6, 7), new(1, 1)), new MaxPool2d(new(3, 2), new(2, 1), new(2, 1, 1, 0), new(2, 3)),
            new AvgPool2d(new(2, 2)), new AvgPool2d(new(3, 3), new(2, 2), new(1, 1, 1, 1), CountIncludePad: false), new AdaptiveMaxPool2d(new(3, 4)), new AdaptiveAvgPool2d(new(3, 4)),
            new GlobalMaxPool(), new GlobalAvgPool(),
        })
        {
            network.Output(network.Apply(op, x), 63);
        }

        network.Verify(inputs: Mixed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Axes(int axis)
    {
        OperatorNetwork network = new("Axes");
        foreach (var shape in new int[][] { [23, 37], [40, 5] })
        {
            var x = network.Input(shape);
            foreach (var op in new Op[] { new Max(axis), new Mean(axis), new Softmax(axis), new LogSoftmax(axis), new L2Normalize(axis) }) network.Output(network.Apply(op, x), 40);
        }

        network.Verify(inputs: Sparse);
    }

    [Fact]
    public void Convolutions_with_an_activation()
    {
        OperatorNetwork network = new("Convolutions");
        var x = network.Input(5, 6, 7);
        foreach (var activation in new Op[] { new ReLU(), new ReLU6(), new HardSwish() })
        {
            network.Output(network.Apply(activation, network.Apply(new Conv2d(19, new(3, 3)), x)), 45);
            network.Output(network.Apply(activation, network.Apply(new Conv2d(5, new(3, 3), Groups: 5), x)), 9);
        }

        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => Numbers(5 * 6 * 7, i => i is 60 or 130 ? float.NaN : null)));
    }

    // Every fifth number is odd: each place of a window, of a vector and of its remainder meets each kind.
    static IReadOnlyDictionary<string, float[]> Mixed(Graph graph) =>
        graph.Inputs.ToDictionary(i => i.Name, i => Numbers(graph.ShapeOf(i.Value).Length, k => k % 5 == 0 ? Odd[k / 5 % 4] : null));

    // Lines with one odd number or none.
    static IReadOnlyDictionary<string, float[]> Sparse(Graph graph) =>
        graph.Inputs.ToDictionary(i => i.Name, i => Numbers(graph.ShapeOf(i.Value).Length, k => k % 53 == 17 ? Odd[k / 53 % 4] : null));

    static float[] Numbers(long length, Func<int, float?> odd) => [.. Enumerable.Range(0, (int)length).Select(i => odd(i) ?? ((i * 7 % 23) - 11) / 4f)];
}
