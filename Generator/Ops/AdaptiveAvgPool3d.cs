using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>Means of windows that cover the volume evenly, to any output size.</summary>
sealed record AdaptiveAvgPool3d(Size3 Size) : VolumePooling
{
    public override string PyTorchName => "nn.AdaptiveAvgPool3d";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = VolumeMap.Check(this, inputs[0]);
        ShapeCheck.Positive(this, "size", Size);
        return [TensorShape.Of(x.Channels, Size.Depth, Size.Height, Size.Width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        inputs[0].Channels * AdaptivePooling.Taps(inputs[0][1], Size.Depth) * AdaptivePooling.Taps(inputs[0][2], Size.Height) * AdaptivePooling.Taps(inputs[0][3], Size.Width);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Size is { Depth: 1, Height: 1, Width: 1 }
        ? Window.Global
        : new(AdaptivePooling.Along(inputs[0][2], Size.Height), AdaptivePooling.Along(inputs[0][3], Size.Width));

    public override IEnumerable<RowPooling> OverMap(TensorShape x)
    {
        if (Size.Height != x[2] || Size.Width != x[3]) yield return new(new AdaptiveAvgPool2d(new(Size.Height, Size.Width)), Slices: x[1]);
        if (Size.Depth != x[1]) yield return new(new AdaptiveAvgPool2d(new(Size.Depth, Size.Height * Size.Width)), Lines: Size.Height);
    }
}
