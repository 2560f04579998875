using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>A function of one element, the same everywhere.</summary>
abstract record Activation : Op
{
    public override OpKind Kind => OpKind.Activation;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0]];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;
}
