using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>One number for each channel of a map or a volume.</summary>
abstract record GlobalPooling : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) =>
        [TensorShape.Of([ShapeCheck.Rank(this, inputs[0], 3, 4, "a channels×height×width map or a channels×depth×height×width volume").Channels, .. Enumerable.Repeat(1, inputs[0].Rank - 1)])];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;

    /// <summary>The gradient of the operand, by a rule for maps of the operand and of the result's gradient.</summary>
    protected static Value Gradient(BackwardContext context, Func<Value, Value, Value> ofMaps) =>
        context.OperandShape(0).IsMap ? ofMaps(context.Operands[0], context.Gradient) : VolumeMap.Gradient(context, ofMaps);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;
}
