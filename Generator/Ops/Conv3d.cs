using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>3-D cross-correlation over a C×D×H×W volume; depthwise where groups equals the input channels.</summary>
sealed record Conv3d(
    int OutChannels, Size3 Kernel, Size3? Stride = null, Size3 Padding = default, Size3? Dilation = null, int Groups = 1, bool Bias = true,
    int InChannels = 0)
    : Op, ISlidingWindow, IBiased
{
    public override string PyTorchName => "nn.Conv3d";

    public override string OnnxName => "Conv";

    public Size3 Strides => Stride ?? new(1, 1, 1);

    public Size3 Dilations => Dilation ?? new(1, 1, 1);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = VolumeMap.Check(this, inputs[0]);
        ShapeCheck.Positive(this, "outChannels", OutChannels);
        if (InChannels < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: inChannels must be positive, or 0 to infer it, not {InChannels}");
        ShapeCheck.Declared(this, "inChannels", InChannels, x.Channels, x);
        ShapeCheck.Groups(this, Groups, x.Channels, OutChannels);
        return [TensorShape.Of([OutChannels, .. ShapeCheck.SlidingExtents(this, x, Kernel, Strides, Padding, Dilations)])];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var shape = TensorShape.Of(OutChannels, inputs[0].Channels / Groups, Kernel.Depth, Kernel.Height, Kernel.Width);
        var initializer = Initializer.FanIn(shape.Length / OutChannels);
        var weight = new ParameterSpecification("weight", shape, ParameterKind.Trainable, initializer);
        return Bias ? [weight, new("bias", TensorShape.Of(OutChannels), ParameterKind.Trainable, initializer)] : [weight];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * (inputs[0].Channels / Groups) * Kernel.Depth * Kernel.Height * Kernel.Width;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Sliding(Kernel, Strides, Dilations, Padding);

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) =>
    [
        new("depth", x[1], Kernel.Depth, Strides.Depth, Dilations.Depth, Padding.Depth, Padding.Depth, y[1]),
        new("height", x[2], Kernel.Height, Strides.Height, Dilations.Height, Padding.Height, Padding.Height, y[2]),
        new("width", x[3], Kernel.Width, Strides.Width, Dilations.Width, Padding.Width, Padding.Width, y[3]),
    ];

    /// <summary>By the rule of the map's convolution: training computes that in the first place.</summary>
    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => VolumeMap.Gradient(context, (_, dy) => context.Apply(new VolumeInputGradient(this, x), [dy], [context.Weights[0]])));
        context.Parameter(0, () => context.Apply(
            new VolumeWeightGradient(this, x[1]), [VolumeMap.ToMap(context, context.Operands[0]), VolumeMap.ToMap(context, context.Gradient)]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }
}
