using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>The gradients of the operands of convolutions and linear layers, each alone, against the oracle.</summary>
public class InputGradientTests
{
    [Fact]
    public void Strides_of_one() => Verify(
    [
        (Map(16, 7, 7), Conv(32, 3, padding: 1)),
        (Map(24, 5, 9), Conv(40, 1)),
        (Map(13, 17, 15), Conv(33, 3)),
        (Map(5, 6, 7), Conv(19, 3, padding: 4)),
        (Map(3, 20, 18), Conv(20, 7, padding: 3)),
        (Map(17, 10, 9), new Conv2d(19, new(1, 7), Padding: new(0, 0, 3, 3))),
        (Map(17, 10, 9), new Conv2d(1, new(4, 2), Padding: new(2, 0, 1, 3))),
        (Map(40, 3, 3), Conv(33, 3)),
        (Map(16, 29, 31), Conv(16, 1, padding: 2)),
    ]);

    [Fact]
    public void Strides() => Verify(
    [
        (Map(16, 14, 14), Conv(32, 3, stride: 2, padding: 1)),
        (Map(33, 9, 11), Conv(10, 1, stride: 2)),
        (Map(20, 8, 10), Conv(17, 3, stride: 2)),
        (Map(6, 7, 8), new Conv2d(9, new(4, 2), new(1, 3), new(1, 2, 0, 3))),
        (Map(3, 35, 33), Conv(24, 11, stride: 4, padding: 2)),
        (Map(19, 1, 1), Conv(8, 3, stride: 2, padding: 1)),
        (Map(7, 10, 13), Conv(11, 2, stride: 5)),
        (Map(8, 12, 12), Conv(12, 4, stride: 4)),
        (Map(10, 9, 40), Conv(20, 7, stride: 3, padding: 3)),
    ]);

    [Fact]
    public void Dilations() => Verify(
    [
        (Map(16, 14, 14), Conv(32, 3, padding: 2, dilation: 2)),
        (Map(19, 17, 13), new Conv2d(21, new(3, 2), Padding: new(1, 2, 3, 0), Dilation: new(3, 4))),
        (Map(3, 20, 20), Conv(16, 3, padding: 4, dilation: 4, stride: 2)),
        (Map(9, 17, 16), Conv(18, 3, padding: 3, dilation: 3, stride: 2)),
        (Map(9, 19, 22), Conv(18, 4, padding: 2, dilation: 4, stride: 6)),
    ]);

    [Fact]
    public void Groups() => Verify(
    [
        (Map(32, 9, 9), Conv(64, 3, padding: 1, groups: 2)),
        (Map(64, 8, 8), Conv(64, 3, stride: 2, padding: 1, groups: 8)),
        (Map(15, 6, 7), Conv(21, 3, padding: 1, groups: 3)),
        (Map(48, 5, 5), Conv(24, 1, groups: 6)),
        (Map(100, 4, 5), Conv(20, 3, padding: 1, groups: 10)),
        (Map(128, 7, 7), Conv(128, 3, padding: 1, groups: 32)),
        (Map(24, 6, 6), Conv(48, 3, stride: 2, groups: 12)),
        (Map(58, 5, 5), Conv(58, 1, groups: 2)),
    ]);

    [Fact]
    public void Depthwise() => Verify(
    [
        (Map(32, 14, 14), Conv(32, 3, padding: 1, groups: 32)),
        (Map(24, 13, 15), Conv(24, 3, stride: 2, padding: 1, groups: 24)),
        (Map(19, 11, 31), Conv(19, 5, padding: 2, groups: 19)),
        (Map(40, 9, 7), Conv(40, 7, stride: 3, padding: 3, groups: 40)),
        (Map(16, 8, 8), Conv(32, 3, padding: 1, groups: 16)),
        (Map(10, 6, 5), Conv(40, 3, stride: 2, groups: 10)),
        (Map(5, 4, 4), Conv(5, 1, stride: 2, groups: 5)),
        (Map(24, 15, 16), Conv(24, 3, padding: 2, dilation: 2, groups: 24)),
        (Map(24, 15, 16), Conv(24, 3, stride: 2, padding: 2, dilation: 2, groups: 24)),
    ]);

    [Fact]
    public void Linear_layers()
    {
        var network = new OperatorNetwork("LinearGradients");
        foreach (var (outputs, inputs) in new[] { (1, 10), (10, 100), (1000, 67), (17, 1), (33, 64) }) network.Output(network.Apply(new LinearInputGradient(inputs), network.Input(outputs)), outputs);
        foreach (var (rows, outputs, inputs) in new[] { (5, 12, 7), (19, 16, 32), (9, 41, 20), (31, 1, 33) }) network.Output(network.Apply(new LinearInputGradient(inputs), network.Input(rows, outputs)), outputs);
        network.Output(network.Apply(new LinearInputGradient(5), network.Input(2, 3, 6)), 6);
        network.Verify();
    }

    /// <summary>Sizes that nobody chose.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Arbitrary()
    {
        var random = new Random(31);
        Verify([.. Enumerable.Range(0, 50).Select(_ => ConvolutionCases.Random(random))]);
    }

    static void Verify(IReadOnlyList<(TensorShape X, Conv2d Op)> cases)
    {
        var network = new OperatorNetwork("InputGradients");
        foreach (var (x, op) in cases)
        {
            var dy = network.Input([.. op.InferShapes([x])[0].Dimensions]);
            var gradient = new Conv2dInputGradient(x, op.Kernel, op.Stride, op.Padding, op.Dilation, op.Groups);
            network.Output(network.Apply(gradient, dy), (long)op.OutChannels / op.Groups * op.Kernel.Height * op.Kernel.Width);
        }

        network.Verify();
    }

    static TensorShape Map(int channels, int height, int width) => TensorShape.Of(channels, height, width);

    static Conv2d Conv(int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) => ConvolutionCases.Square(outputs, kernel, stride, padding, dilation, groups);
}
