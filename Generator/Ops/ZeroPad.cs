using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>A map surrounded by zeros.</summary>
sealed record ZeroPad(Padding2 Padding) : Op
{
    public override string PyTorchName => "nn.ZeroPad2d";

    public override string OnnxName => "Pad";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.NotNegative(this, "padding", Padding);
        var height = ShapeCheck.Extent(this, "the height", (long)x.Height + Padding.Top + Padding.Bottom);
        var width = ShapeCheck.Extent(this, "the width", (long)x.Width + Padding.Left + Padding.Right);
        return [x with { Dimensions = [x.Channels, height, width] }];
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        new(new(1, 1, -Padding.Top, -Padding.Top), new(1, 1, -Padding.Left, -Padding.Left));

    public override void Differentiate(BackwardContext context) => context.Operand(0, () =>
    {
        var (x, gradient) = (context.OperandShape(0), context.Gradient);
        if (Padding.Vertical > 0) gradient = context.Apply(new Slice(1, Padding.Top, Padding.Top + x.Height), [gradient]);
        if (Padding.Horizontal > 0) gradient = context.Apply(new Slice(2, Padding.Left, Padding.Left + x.Width), [gradient]);
        return gradient;
    });
}
