using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// dx of a convolution from dy and the weights: each dy is added to all operands of its window, times their weights. Also called transposed
/// convolution.
/// </summary>
/// <param name="Input">The shape of x, which dy does not determine where the stride leaves pixels unread.</param>
/// <param name="Kernel">The convolution's argument, as are the others.</param>
sealed record Conv2dInputGradient(
    TensorShape Input, Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, int Groups = 1)
    : ConvolutionGradient(Kernel, Stride, Padding, Dilation, Groups)
{
    /// <summary>What no tap reaches is only cleared.</summary>
    public override bool TakesEpilogues => ReachesAll(Kernel, Strides, Dilations);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        GradientCheck.Convolution(this, Forward(ShapeCheck.Map(this, inputs[0]).Channels), Input, inputs[0]);
        return [Input];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => Forward(inputs[0].Channels).Parameters([Input]);

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Forward(inputs[0].Channels).MultiplyAdds([Input], [inputs[0]]);
}
