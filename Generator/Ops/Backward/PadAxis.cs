using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>An operand with zeros before and after it along an axis: puts the gradient of a slice in its place.</summary>
sealed record PadAxis(int Axis, int Before, int After) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var axis = ShapeCheck.Axis(this, Axis, x);
        ShapeCheck.NotNegative(this, "padding", new(Before, After, 0, 0));
        var extent = ShapeCheck.Extent(this, $"axis {Axis}", (long)x[axis] + Before + After);
        return [x with { Dimensions = x.Dimensions.Select((d, i) => i == axis ? extent : d).ToEquatableArray() }];
    }
}
