using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Forward and backward of convolutions and linear layers, all gradients, against the oracle.</summary>
public class ConvolutionGradientTests
{
    [Fact]
    public void Pointwise() => Verify(
    [
        (Map(16, 7, 7), Conv(16, 1)),
        (Map(24, 5, 9), Conv(40, 1)),
        (Map(13, 17, 17), Conv(33, 1)),
        (Map(33, 9, 11), Conv(10, 1, stride: 2)),
        (Map(50, 1, 1), Conv(72, 1)),
        (Map(70, 6, 5), Conv(130, 1)),
    ]);

    /// <summary>Gradients of weights go in strips, of pixels that are put side by side where there is a stride.</summary>
    [Fact]
    public void Strips_of_pointwise() => Verify(
    [
        (Map(40, 41, 61), Conv(50, 1)),
        (Map(70, 61, 57), Conv(90, 1, stride: 2)),
        (Map(35, 47, 50), new Conv2d(20, new(1, 1), new(3, 1))),
        (Map(20, 8, 10), new Conv2d(37, new(1, 1), new(2, 3), new(1, 0, 2, 1))),
    ]);

    [Fact]
    public void Kernels() => Verify(
    [
        (Map(16, 7, 7), Conv(32, 3, padding: 1)),
        (Map(20, 13, 11), Conv(24, 3, stride: 2, padding: 1)),
        (Map(3, 30, 31), Conv(64, 7, stride: 2, padding: 3)),
        (Map(1, 17, 19), Conv(8, 3)),
        (Map(3, 35, 33), Conv(24, 11, stride: 4, padding: 2)),
    ]);

    [Fact]
    public void Oblong_kernels() => Verify(
    [
        (Map(17, 10, 9), new Conv2d(19, new(1, 7), Padding: new(0, 0, 3, 3))),
        (Map(6, 7, 8), new Conv2d(9, new(4, 2), new(1, 3), new(1, 2, 0, 3))),
        (Map(5, 2, 2), Conv(6, 3, padding: 3)),
        (Map(40, 3, 3), Conv(33, 3)),
        (Map(18, 40, 37), Conv(35, 3, padding: 1)),
    ]);

    [Fact]
    public void Dilations() => Verify(
    [
        (Map(16, 14, 14), Conv(32, 3, padding: 2, dilation: 2)),
        (Map(19, 17, 13), new Conv2d(21, new(3, 2), Padding: new(1, 2, 3, 0), Dilation: new(3, 4))),
        (Map(3, 20, 20), Conv(16, 3, padding: 4, dilation: 4, stride: 2)),
    ]);

    [Fact]
    public void Groups() => Verify(
    [
        (Map(32, 9, 9), Conv(64, 3, padding: 1, groups: 2)),
        (Map(64, 8, 8), Conv(64, 3, stride: 2, padding: 1, groups: 8)),
        (Map(15, 6, 7), Conv(21, 3, padding: 1, groups: 3)),
        (Map(48, 5, 5), Conv(24, 1, groups: 6)),
        (Map(100, 4, 5), Conv(20, 3, padding: 1, groups: 10)),
        (Map(64, 7, 7), Conv(64, 3, padding: 1, groups: 16)),
        (Map(58, 5, 5), Conv(58, 1, groups: 2)),
    ]);

    [Fact]
    public void Depthwise() => Verify(
    [
        (Map(32, 14, 14), Conv(32, 3, padding: 1, groups: 32)),
        (Map(24, 13, 15), Conv(24, 3, stride: 2, padding: 1, groups: 24)),
        (Map(19, 11, 31), Conv(19, 5, padding: 2, groups: 19)),
        (Map(40, 9, 7), Conv(40, 7, stride: 3, padding: 3, groups: 40)),
        (Map(9, 8, 40), new Conv2d(9, new(2, 33), Padding: new(0, 1, 16, 16), Groups: 9)),
        (Map(16, 8, 8), Conv(32, 3, padding: 1, groups: 16)),
        (Map(10, 6, 5), Conv(40, 3, stride: 2, groups: 10)),
        (Map(5, 4, 4), Conv(5, 1, groups: 5)),
        (Map(24, 15, 16), Conv(24, 3, padding: 2, dilation: 2, groups: 24)),
    ]);

    [Fact]
    public void Linear_layers() => Verify(
    [
        (TensorShape.Of(10), new Linear(1)),
        (TensorShape.Of(100), new Linear(10)),
        (TensorShape.Of(67), new Linear(130)),
        (TensorShape.Of(1), new Linear(17)),
        (TensorShape.Of(5, 12), new Linear(7, Bias: false)),
        (TensorShape.Of(19, 16), new Linear(32, Bias: false)),
        (TensorShape.Of(9, 20), new Linear(41, Bias: false)),
        (TensorShape.Of(2, 3, 6), new Linear(5, Bias: false, InFeatures: 6)),
        (TensorShape.Of(31, 33), new Linear(1, Bias: false)),
    ]);

    /// <summary>Sizes that nobody chose.</summary>
    [Fact]
    public void Arbitrary()
    {
        var random = new Random(47);
        Verify([.. Enumerable.Range(0, 40).Select(_ => ConvolutionCases.Random(random)).Select(c => (c.X, (Op)c.Op))]);
    }

    static void Verify(IReadOnlyList<(TensorShape X, Op Op)> cases)
    {
        var builder = new GraphBuilder();
        List<(LayerHandle, string)> layers = [];
        List<NamedValue> outputs = [];
        var reduction = 1L;
        foreach (var (x, op) in cases)
        {
            var layer = new LayerHandle(op, null);
            layers.Add((layer, $"layer{layers.Count}"));
            var y = op.InferShapes([x])[0];
            outputs.Add(new($"y{outputs.Count}", builder.Apply(layer, [builder.AddInput($"x{outputs.Count}", x)], null, null)[0]));
            reduction = Math.Max(reduction, Math.Max(op.MultiplyAdds([x], [y]) / x.Length, Math.Max(op.MultiplyAdds([x], [y]) / y.Length, y.IsMap ? y.Height * y.Width : y.Length / y[y.Rank - 1])));
        }

        TrainingNetwork.Verify(builder.Build("Gradients", layers, new Dictionary<object, string>(), outputs), reduction);
    }

    static TensorShape Map(int channels, int height, int width) => TensorShape.Of(channels, height, width);

    static Conv2d Conv(int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        ConvolutionCases.Square(outputs, kernel, stride, padding, dilation, groups) with { Bias = false };
}
