using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>dy where the operand x is positive, elsewhere a·dy with the learned slope a, from dy and x.</summary>
sealed record PReLUGradient(bool PerChannel = false) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [GradientCheck.Same(this, inputs[0], inputs[1])];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => new PReLU(PerChannel).Parameters(inputs);

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;
}
