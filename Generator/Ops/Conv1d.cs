using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>1-D cross-correlation over a C×L sequence: a convolution of a map of height 1, whose weights lack the height.</summary>
sealed record Conv1d(int OutChannels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, int Groups = 1, bool Bias = true, int InChannels = 0)
    : Op, ISlidingWindow, IBiased
{
    public override string PyTorchName => "nn.Conv1d";

    public override string OnnxName => "Conv";

    /// <summary>The convolution of a map of height 1.</summary>
    public Conv2d OverMap => new(OutChannels, new(1, Kernel), new(1, Stride), new(0, 0, Padding, Padding), new(1, Dilation), Groups, Bias, InChannels);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = Sequences.Check(this, inputs[0]);
        ShapeCheck.Positive(this, "outChannels", OutChannels);
        if (InChannels < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: inChannels must be positive, or 0 to infer it, not {InChannels}");
        ShapeCheck.Declared(this, "inChannels", InChannels, x.Channels, x);
        ShapeCheck.Groups(this, Groups, x.Channels, OutChannels);
        return [TensorShape.Of(OutChannels, ShapeCheck.SlidingExtent(this, "length", x, x[1], Kernel, Stride, Padding, Padding, Dilation))];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => OverMap.Parameters([Sequences.Map(inputs[0])])
        .Select(p => p.Shape.Rank == 1 ? p : p with { Shape = TensorShape.Of(p.Shape[0], p.Shape[1], Kernel) }).ToEquatableArray();

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length * (inputs[0].Channels / Groups) * Kernel;

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) => [new("length", x[1], Kernel, Stride, Dilation, Padding, Padding, y[1])];

    /// <summary>By the rule of the map's convolution: training computes that in the first place.</summary>
    public override void Differentiate(BackwardContext context)
    {
        var map = Sequences.Map(context.OperandShape(0));
        var shape = context.Weights[0].Shape;
        EquatableArray<Weight> kernel = [Sequences.Kernel(context.Weights[0])];
        Value ToMap(Value value) => context.Apply(new Reshape(Sequences.Map(context.ShapeOf(value)).Dimensions), [value]);
        var conv = OverMap;
        context.Operand(0, () => context.Apply(
            new Reshape(context.OperandShape(0).Dimensions),
            [context.Apply(new Conv2dInputGradient(map, conv.Kernel, conv.Stride, conv.Padding, conv.Dilation, Groups), [ToMap(context.Gradient)], kernel)]));
        context.Parameter(0, () => context.Apply(
            new Reshape(shape.Dimensions),
            [context.Apply(new Conv2dWeightGradient(conv.Kernel, conv.Stride, conv.Padding, conv.Dilation, Groups), [ToMap(context.Operands[0]), ToMap(context.Gradient)])]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }
}
