using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Passes;
using static NetGen.Functional;
using Size2 = NetGen.Size2;

namespace NetGenCompiler.Kernels.Tests.Training;

public class PoolingGradientTests
{
    sealed class Maxima : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 11, 13)] Tensor x, [Shape(5, 7, 9)] Tensor y) =>
            (x | MaxPool2d(3, stride: 2, padding: 1), x | MaxPool2d(2), y | MaxPool2d(3, stride: 1, padding: 1), x | MaxPool2d(2, stride: 3));
    }

    sealed class Unusual : Module
    {
        public (Tensor A, Tensor B, Tensor C) Forward([Shape(17, 11, 13)] Tensor x, [Shape(3, 9, 8)] Tensor y) =>
            (x | MaxPool2d(3, stride: 2, padding: 1, dilation: 2), y | MaxPool2d(3, stride: 2, ceilMode: true), x | MaxPool2d(new Size2(2, 5), stride: new Size2(1, 3), padding: new NetGen.Padding2(1, 0, 2, 1)));
    }

    sealed class Adaptive : Module
    {
        public (Tensor A, Tensor B, Tensor C) Forward([Shape(19, 11, 13)] Tensor x, [Shape(5, 3, 2)] Tensor y) =>
            (x | AdaptiveMaxPool2d(new Size2(3, 5)), x | GlobalMaxPool, y | AdaptiveMaxPool2d(new Size2(5, 3)));
    }

    sealed class Wide : Module
    {
        public (Tensor A, Tensor B) Forward([Shape(5, 23, 19)] Tensor x) => (x | GlobalMaxPool, x | MaxPool2d(17, stride: 2));
    }

    sealed class Equal : Module
    {
        public (Tensor A, Tensor B) Forward([Shape(19, 7, 9)] Tensor x) => (x | ReLU | MaxPool2d(3, stride: 2, padding: 1), x * 0f | AdaptiveMaxPool2d(new Size2(2, 4)));
    }

    sealed class Means : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 11, 13)] Tensor x, [Shape(5, 8, 9)] Tensor y) =>
            (x | AvgPool2d(3, stride: 2, padding: 1), x | AvgPool2d(3, stride: 2, padding: 1, countIncludePad: false), y | AvgPool2d(3, stride: 2, padding: 1, ceilMode: true),
                y | AvgPool2d(2, stride: 3));
    }

    sealed class AdaptiveMeans : Module
    {
        public (Tensor A, Tensor B, Tensor C) Forward([Shape(19, 11, 13)] Tensor x, [Shape(5, 3, 2)] Tensor y) =>
            (x | AdaptiveAvgPool2d(new Size2(3, 5)), x | GlobalAvgPool, y | AdaptiveAvgPool2d(new Size2(5, 3)));
    }

    sealed class Enlarged : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 3, 5)] Tensor x, [Shape(5, 1, 7)] Tensor y) =>
            (x | Upsample(2), x | Upsample(new Size2(3, 2), Interpolation.Bilinear), y | Upsample(2, Interpolation.Bilinear, alignCorners: true), y | Upsample(3, Interpolation.Bilinear));
    }

    [Theory]
    [InlineData(typeof(Maxima), 16)]
    [InlineData(typeof(Unusual), 16)]
    [InlineData(typeof(Adaptive), 16)]
    [InlineData(typeof(Wide), 64)]
    [InlineData(typeof(Equal), 16)]
    [InlineData(typeof(Means), 16)]
    [InlineData(typeof(AdaptiveMeans), 143)]
    [InlineData(typeof(Enlarged), 36)]
    public void Gradients_of_windows(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);

    [Fact]
    public void Places_take_a_byte_each()
    {
        var graph = PassPipeline.Training(DefinitionTracer.Trace(typeof(Maxima)), new()).Graph;
        Assert.All(graph.Nodes.Where(n => n.Op is MaxPool2dWithIndices), n => Assert.Equal(ElementType.U8, n.Outputs[1].Element));
        Assert.Equal(16, Planning.Layout.Plain(new([61], ElementType.U8)).Length);
    }
}
