using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// The derivative of an activation times the gradient of its result: elementwise. The second operand is the activation's result where the
/// derivative follows from that, else its operand; which one says the derived record.
/// </summary>
abstract record ActivationGradient : Op
{
    public override OpKind Kind => OpKind.Binary;

    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [GradientCheck.Same(this, inputs[0], inputs[1])];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;
}
