using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>dw of a convolution from x and dy: for each weight the products of its operands and the gradients that they went into, over all items.</summary>
sealed record Conv2dWeightGradient(Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, int Groups = 1)
    : ConvolutionGradient(Kernel, Stride, Padding, Dilation, Groups)
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var forward = Forward(ShapeCheck.Map(this, inputs[1]).Channels);
        GradientCheck.Convolution(this, forward, inputs[0], inputs[1]);
        return [forward.Parameters([inputs[0]])[0].Shape];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Forward(inputs[1].Channels).MultiplyAdds([inputs[0]], [inputs[1]]);
}
