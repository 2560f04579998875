using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>
/// One number for each window of a channel of a C×D×H×W volume; the stride is the kernel where it is left out. It is a pooling within the slices and
/// then one along the depth: of equal maxima both take the first, so the whole does, and a mean's divisor is a product of one for each axis.
/// </summary>
abstract record Pooling3d(Size3 Kernel, Size3? Stride, Size3 Padding, Size3? Dilation, bool CeilMode) : VolumePooling, ISlidingWindow
{
    public Size3 Strides => Stride ?? Kernel;

    public Size3 Dilations => Dilation ?? new(1, 1, 1);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = VolumeMap.Check(this, inputs[0]);
        var extents = ShapeCheck.SlidingExtents(this, x, Kernel, Strides, Padding, Dilations, CeilMode);
        Pooling.CheckHalf(this, "depth", Kernel.Depth, Dilations.Depth, Padding.Depth, Padding.Depth);
        Pooling.CheckHalf(this, "height", Kernel.Height, Dilations.Height, Padding.Height, Padding.Height);
        Pooling.CheckHalf(this, "width", Kernel.Width, Dilations.Width, Padding.Width, Padding.Width);
        return [TensorShape.Of([x.Channels, .. extents])];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * Kernel.Depth * Kernel.Height * Kernel.Width;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Sliding(Kernel, Strides, Dilations, Padding);

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) =>
    [
        new("depth", x[1], Kernel.Depth, Strides.Depth, Dilations.Depth, Padding.Depth, Padding.Depth, y[1]),
        new("height", x[2], Kernel.Height, Strides.Height, Dilations.Height, Padding.Height, Padding.Height, y[2]),
        new("width", x[3], Kernel.Width, Strides.Width, Dilations.Width, Padding.Width, Padding.Width, y[3]),
    ];

    public override IEnumerable<RowPooling> OverMap(TensorShape x)
    {
        var result = InferShapes([x])[0];
        if (Kernel is not { Height: 1, Width: 1 } || Strides is not { Height: 1, Width: 1 })
        {
            yield return new(
                OfMap(new(Kernel.Height, Kernel.Width), new(Strides.Height, Strides.Width), new(Padding.Height, Padding.Height, Padding.Width, Padding.Width), new(Dilations.Height, Dilations.Width)),
                Slices: x[1]);
        }

        if (Kernel.Depth > 1 || Strides.Depth > 1)
        {
            yield return new(
                OfMap(new(Kernel.Depth, 1), new(Strides.Depth, 1), new(Padding.Depth, Padding.Depth, 0, 0), new(Dilations.Depth, 1)), Lines: result[2]);
        }
    }

    /// <summary>The same pooling of a map.</summary>
    protected abstract Pooling OfMap(Size2 kernel, Size2 stride, Padding2 padding, Size2 dilation);
}
