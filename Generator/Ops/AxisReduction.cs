using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for all elements along an axis.</summary>
abstract record AxisReduction(int Axis, bool KeepDimension) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var axis = ShapeCheck.Axis(this, Axis, x);
        var kept = KeepDimension ? x.Dimensions.Select((d, i) => i == axis ? 1 : d) : x.Dimensions.Where((_, i) => i != axis);
        return [x with { Dimensions = kept.ToEquatableArray() }];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Along(Axis, inputs[0]);

    /// <summary>A value of the result's shape, with the axis of 1 that the result may have lost.</summary>
    protected Value Kept(BackwardContext context, Value value)
    {
        if (KeepDimension) return value;
        var x = context.OperandShape(0);
        var axis = ShapeCheck.Axis(this, Axis, x);
        return context.Apply(new Reshape(x.Dimensions.Select((d, i) => i == axis ? 1 : d).ToEquatableArray()), [value]);
    }
}
