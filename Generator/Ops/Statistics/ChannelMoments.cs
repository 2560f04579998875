using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>The mean and the biased variance of each channel over the pixels of an item.</summary>
sealed record ChannelMoments : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "an input with channels").Channels);
        return [channels, channels];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 3 * inputs[0].Length;
}
