using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>scale·x + shift with constants per channel: what is left of a batch normalisation that no other operator takes in. Only passes make it.</summary>
sealed record ScaleShift : Op
{
    public override OpKind Kind => OpKind.Normalization;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0]];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(inputs[0].Channels);
        return [new("scale", channels, ParameterKind.Trainable, Initializer.Ones), new("shift", channels, ParameterKind.Trainable, Initializer.Zeros)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 2 * outputs[0].Length;
}
