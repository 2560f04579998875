using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Pooling;

public class PoolingTests
{
    static readonly TensorShape[] Shapes = [TensorShape.Of(19, 13, 11), TensorShape.Of(3, 7, 8), TensorShape.Of(32, 9, 17)];

    [Fact]
    public void Maxima_of_sliding_windows() => OracleComparison.Check(OracleComparison.GraphOf(
        from shape in Shapes
        from op in new Op[]
        {
            new MaxPool2d(new(2, 2)), new MaxPool2d(new(3, 3), new(2, 2), new(1, 1, 1, 1)), new MaxPool2d(new(3, 2), new(1, 3), new(1, 0, 0, 1)),
            new MaxPool2d(new(3, 3), new(2, 2), default, null, CeilMode: true), new MaxPool2d(new(5, 5), new(1, 1), new(2, 2, 2, 2)),
            new MaxPool2d(new(3, 2), new(2, 1), new(2, 1, 1, 0), new(2, 3)), new MaxPool2d(new(2, 3), new(3, 3), new(1, 1, 1, 1), null, CeilMode: true),
        }
        select (shape, op)), terms: 0);

    [Fact]
    public void Means_of_sliding_windows() => OracleComparison.Check(OracleComparison.GraphOf(
        from shape in Shapes
        from op in new Op[]
        {
            new AvgPool2d(new(2, 2)), new AvgPool2d(new(3, 3), new(1, 1), new(1, 1, 1, 1)), new AvgPool2d(new(3, 3), new(2, 2), new(1, 1, 1, 1), CountIncludePad: false),
            new AvgPool2d(new(3, 2), new(2, 3), new(1, 0, 1, 0), CeilMode: true), new AvgPool2d(new(3, 2), new(2, 3), new(0, 1, 0, 1), CeilMode: true, CountIncludePad: false),
            new AvgPool2d(new(7, 7), new(1, 1), new(3, 3, 3, 3)),
        }
        select (shape, op)), terms: 49);

    [Fact]
    public void Adaptive_and_global_windows() => OracleComparison.Check(OracleComparison.GraphOf(
        from shape in Shapes
        from op in new Op[]
        {
            new AdaptiveAvgPool2d(new(1, 1)), new AdaptiveAvgPool2d(new(7, 5)), new AdaptiveAvgPool2d(new(16, 23)), new AdaptiveMaxPool2d(new(3, 4)),
            new AdaptiveMaxPool2d(new(1, 1)), new GlobalAvgPool(), new GlobalMaxPool(),
        }
        select (shape, op)), terms: 153);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_same(int threads) =>
        OracleComparison.Check(OracleComparison.GraphOf((Shapes[0], new MaxPool2d(new(3, 3), new(2, 2), new(1, 1, 1, 1)))), terms: 0, threads);
}
