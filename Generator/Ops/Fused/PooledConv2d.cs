using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Fused;

/// <summary>
/// A convolution, what is applied to it, and a pooling of that whose windows lie side by side: only one number of a window is ever stored.
/// Passes make it; definitions have its parts.
/// </summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Activation">What is applied to each of its results, if anything is.</param>
/// <param name="Pooling">The pooling, without padding, its stride its kernel.</param>
sealed record PooledConv2d(Conv2d Convolution, Op? Activation, Pooling Pooling) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => Pooling.InferShapes(Convolution.InferShapes(inputs));

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => Convolution.Parameters(inputs);

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Convolution.MultiplyAdds(inputs, Convolution.InferShapes(inputs));

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var convolved = Convolution.InferShapes(inputs);
        return (Activation?.ElementwiseOperations(convolved, convolved) ?? 0) + Pooling.ElementwiseOperations(convolved, outputs);
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;
}
