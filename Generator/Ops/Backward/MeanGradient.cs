using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>dy/extent at each place along an axis, where dy has the size 1.</summary>
sealed record MeanGradient(int Axis, int Extent) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var dy = inputs[0];
        var axis = ShapeCheck.Axis(this, Axis, dy);
        ShapeCheck.Positive(this, "extent", Extent);
        ShapeCheck.Declared(this, "axis", 1, dy[axis], dy);
        return [dy with { Dimensions = dy.Dimensions.Select((d, i) => i == axis ? Extent : d).ToEquatableArray() }];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;
}
