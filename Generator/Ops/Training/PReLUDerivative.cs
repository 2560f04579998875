using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>1 where the operand is positive, elsewhere the learned slope: what a gradient is multiplied by.</summary>
sealed record PReLUDerivative(bool PerChannel = false) : Op
{
    public override OpKind Kind => OpKind.Normalization;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0]];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => new PReLU(PerChannel).Parameters(inputs);

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;
}
