using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for each channel.</summary>
abstract record GlobalPooling : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) =>
        [TensorShape.Of(ShapeCheck.Map(this, inputs[0]).Channels, 1, 1)];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;
}
