using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// The same numbers as another type, rounded to the nearest and of two equally near ones to the even; what is beyond the type's range becomes its largest
/// number. Training makes it, where saved activations are stored in 16 bits.
/// </summary>
/// <param name="To">The type of the result.</param>
sealed record Cast(ElementType To) : Op
{
    public override string OnnxName => "Cast";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0] with { Element = To }];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;
}
