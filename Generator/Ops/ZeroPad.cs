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
}
