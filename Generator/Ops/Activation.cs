using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>A function of one element, the same everywhere.</summary>
abstract record Activation : Op
{
    public override OpKind Kind => OpKind.Activation;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        CheckArguments();
        return [inputs[0]];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;

    /// <summary>Refuses arguments that the function cannot have.</summary>
    /// <exception cref="ShapeException">An argument is out of range.</exception>
    protected virtual void CheckArguments()
    {
    }
}
