using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Volumes;

/// <summary>dx of a 3-D convolution from dy and the weights, both as maps: each dy is added to all operands of its window, times their weights.</summary>
/// <param name="Convolution">The convolution that is differentiated.</param>
/// <param name="Input">The shape of x, which dy does not determine where the stride leaves pixels unread: C×D×H×W.</param>
sealed record VolumeInputGradient(Conv3d Convolution, TensorShape Input) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        VolumeMap.Check(this, Input);
        var result = VolumeMap.Of(Result);
        if (inputs[0] == result) return [VolumeMap.Of(Input)];
        throw new ShapeException(ShapeProblem.Broadcast, $"{Name} needs the gradient of what {Convolution.Name} makes of {Input.ToDisplayString()}, {result.ToDisplayString()}, but it is {inputs[0].ToDisplayString()}");
    }

    /// <summary>The shape of the convolution's result.</summary>
    public TensorShape Result => Convolution.InferShapes([Input])[0];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => [Convolution.Parameters([Input])[0]];

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Convolution.MultiplyAdds([Input], [Result]);
}
