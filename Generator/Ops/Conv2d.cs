using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>2-D cross-correlation; depthwise where groups equals the input channels.</summary>
sealed record Conv2d(
    int OutChannels, Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, int Groups = 1, bool Bias = true,
    int InChannels = 0)
    : Op, ISlidingWindow, IBiased
{
    public override string PyTorchName => "nn.Conv2d";

    public override string OnnxName => "Conv";

    public Size2 Strides => Stride ?? new(1, 1);

    public Size2 Dilations => Dilation ?? new(1, 1);

    public override bool TakesEpilogues => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "outChannels", OutChannels);
        if (InChannels < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: inChannels must be positive, or 0 to infer it, not {InChannels}");
        ShapeCheck.Declared(this, "inChannels", InChannels, x.Channels, inputs[0]);
        ShapeCheck.Groups(this, Groups, x.Channels, OutChannels);
        var height = ShapeCheck.SlidingExtent(this, "height", x, x.Height, Kernel.Height, Strides.Height, Padding.Top, Padding.Bottom, Dilations.Height);
        var width = ShapeCheck.SlidingExtent(this, "width", x, x.Width, Kernel.Width, Strides.Width, Padding.Left, Padding.Right, Dilations.Width);
        return [TensorShape.Of(OutChannels, height, width)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var shape = TensorShape.Of(OutChannels, inputs[0].Channels / Groups, Kernel.Height, Kernel.Width);
        var initializer = Initializer.FanIn(shape.Length / OutChannels);
        var weight = new ParameterSpecification("weight", shape, ParameterKind.Trainable, initializer);
        return Bias ? [weight, new("bias", TensorShape.Of(OutChannels), ParameterKind.Trainable, initializer)] : [weight];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * (inputs[0].Channels / Groups) * Kernel.Height * Kernel.Width;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => new(
        AxisWindow.Sliding(Kernel.Height, Strides.Height, Dilations.Height, Padding.Top),
        AxisWindow.Sliding(Kernel.Width, Strides.Width, Dilations.Width, Padding.Left));

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) =>
    [
        new("height", x.Height, Kernel.Height, Strides.Height, Dilations.Height, Padding.Top, Padding.Bottom, y.Height),
        new("width", x.Width, Kernel.Width, Strides.Width, Dilations.Width, Padding.Left, Padding.Right, y.Width),
    ];

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => context.Apply(
            new Conv2dInputGradient(x, Kernel, Stride, Padding, Dilation, Groups), [context.Gradient], [context.Weights[0]]));
        context.Parameter(0, () => context.Apply(
            new Conv2dWeightGradient(Kernel, Stride, Padding, Dilation, Groups), [context.Operands[0], context.Gradient]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }
}
