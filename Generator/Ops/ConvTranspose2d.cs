using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// Transposed 2-D convolution: each pixel is added to all results of its window, times their weights, which is the gradient of a convolution's operand. The
/// weights are that convolution's, I×O/groups×kernel.
/// </summary>
sealed record ConvTranspose2d(
    int OutChannels, Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2 OutputPadding = default, Size2? Dilation = null, int Groups = 1, bool Bias = true,
    int InChannels = 0)
    : Op, IBiased
{
    public override string PyTorchName => "nn.ConvTranspose2d";

    public override string OnnxName => "ConvTranspose";

    public Size2 Strides => Stride ?? new(1, 1);

    public Size2 Dilations => Dilation ?? new(1, 1);

    public override bool TakesEpilogues => ReachesAll;

    /// <summary>Whether every result has a tap; the others are the bias alone.</summary>
    public bool ReachesAll => ConvolutionGradient.ReachesAll(Kernel, Strides, Dilations);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "outChannels", OutChannels);
        ShapeCheck.NotNegative(this, "padding", Padding);
        if (InChannels < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: inChannels must be positive, or 0 to infer it, not {InChannels}");
        ShapeCheck.Declared(this, "inChannels", InChannels, x.Channels, x);
        ShapeCheck.Groups(this, Groups, x.Channels, OutChannels);
        var height = Extent("height", x.Height, Kernel.Height, Strides.Height, Padding.Vertical, OutputPadding.Height, Dilations.Height);
        var width = Extent("width", x.Width, Kernel.Width, Strides.Width, Padding.Horizontal, OutputPadding.Width, Dilations.Width);
        return [TensorShape.Of(OutChannels, height, width)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var shape = TensorShape.Of(inputs[0].Channels, OutChannels / Groups, Kernel.Height, Kernel.Width);

        // As PyTorch, which takes the second axis of whatever weight for the inputs.
        var initializer = Initializer.FanIn(shape.Length / shape[0]);
        var weight = new ParameterSpecification("weight", shape, ParameterKind.Trainable, initializer);
        return Bias ? [weight, new("bias", TensorShape.Of(OutChannels), ParameterKind.Trainable, initializer)] : [weight];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        inputs[0].Length * (OutChannels / Groups) * Kernel.Height * Kernel.Width;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => new(
        new(1, Strides.Height, Padding.Top - (Dilations.Height * (Kernel.Height - 1)), Padding.Top),
        new(1, Strides.Width, Padding.Left - (Dilations.Width * (Kernel.Width - 1)), Padding.Left));

    /// <summary>The operator as the gradient of a convolution that makes its operand of its result.</summary>
    public Conv2dInputGradient AsGradient(TensorShape result) => new(result, Kernel, Stride, Padding, Dilation, Groups);

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () =>
        {
            var gradient = context.Apply(new Conv2d(x.Channels, Kernel, Stride, Padding, Dilation, Groups, Bias: false), [context.Gradient], [context.Weights[0]]);

            // Padding of the result beyond a stride has windows of its own, which no pixel stands for.
            if (context.ShapeOf(gradient).Height > x.Height) gradient = context.Apply(new Slice(1, 0, x.Height), [gradient]);
            return context.ShapeOf(gradient).Width > x.Width ? context.Apply(new Slice(2, 0, x.Width), [gradient]) : gradient;
        });
        context.Parameter(0, () => context.Apply(new Conv2dWeightGradient(Kernel, Stride, Padding, Dilation, Groups), [context.Gradient, context.Operands[0]]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }

    int Extent(string axis, int size, int kernel, int stride, int padding, int outputPadding, int dilation)
    {
        ShapeCheck.Positive(this, "kernel", kernel);
        ShapeCheck.Positive(this, "stride", stride);
        ShapeCheck.Positive(this, "dilation", dilation);
        if (outputPadding < 0 || outputPadding >= Math.Max(stride, dilation))
        {
            throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: outputPadding along the {axis} must be from 0 to less than the stride {stride} or the dilation {dilation}, not {outputPadding}");
        }

        var extent = (((long)size - 1) * stride) - padding + ((long)dilation * (kernel - 1)) + outputPadding + 1;
        if (extent > 0) return ShapeCheck.Extent(this, $"the {axis}", extent);
        throw new ShapeException(ShapeProblem.WindowExceedsMap, $"{Name}: of the {axis} nothing is left: {extent + padding} less padding of {padding}; the input has {size}");
    }
}
