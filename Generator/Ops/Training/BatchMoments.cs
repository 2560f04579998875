using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>The mean and the biased variance of each channel over items and pixels of the batch.</summary>
sealed record BatchMoments : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "an input with channels").Channels);
        return [channels, channels];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 3 * inputs[0].Length;
}
