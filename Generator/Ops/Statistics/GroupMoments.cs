using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// The mean and the biased variance of each group of channels, repeated for each of them, from those of the channels: the variance is the mean of the
/// channels' and of the squares of what their means differ by. Chan, Golub and LeVeque, 1983.
/// </summary>
sealed record GroupMoments(int Groups) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Divisible(this, "the channels", inputs[0].Channels, "groups", Groups, inputs[0]);
        return [inputs[0], inputs[1]];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * inputs[0].Length;
}
