using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Each element in proportion to all along an axis.</summary>
abstract record AxisNormalization(int Axis) : Op
{
    public override bool IsCheap => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Axis(this, Axis, inputs[0]);
        return [inputs[0]];
    }

    /// <summary>A function of the element, its part of the sum, and the division.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 3 * outputs[0].Length;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Along(Axis, inputs[0]);
}
