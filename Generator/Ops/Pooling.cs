using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for each window of a channel; the stride is the kernel where it is left out.</summary>
abstract record Pooling(Size2 Kernel, Size2? Stride, Padding2 Padding, Size2? Dilation, bool CeilMode) : Op, ISlidingWindow
{
    public Size2 Strides => Stride ?? Kernel;

    public Size2 Dilations => Dilation ?? new(1, 1);

    public override bool IsCheap => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        var height = ShapeCheck.SlidingExtent(this, "height", x, x.Height, Kernel.Height, Strides.Height, Padding.Top, Padding.Bottom, Dilations.Height, CeilMode);
        var width = ShapeCheck.SlidingExtent(this, "width", x, x.Width, Kernel.Width, Strides.Width, Padding.Left, Padding.Right, Dilations.Width, CeilMode);
        CheckHalf(this, "height", Kernel.Height, Dilations.Height, Padding.Top, Padding.Bottom);
        CheckHalf(this, "width", Kernel.Width, Dilations.Width, Padding.Left, Padding.Right);
        return [TensorShape.Of(x.Channels, height, width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * Kernel.Height * Kernel.Width;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => new(
        AxisWindow.Sliding(Kernel.Height, Strides.Height, Dilations.Height, Padding.Top),
        AxisWindow.Sliding(Kernel.Width, Strides.Width, Dilations.Width, Padding.Left));

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) =>
    [
        new("height", x.Height, Kernel.Height, Strides.Height, Dilations.Height, Padding.Top, Padding.Bottom, y.Height),
        new("width", x.Width, Kernel.Width, Strides.Width, Dilations.Width, Padding.Left, Padding.Right, y.Width),
    ];

    /// <summary>More than half a window of padding makes windows of nothing but padding.</summary>
    public static void CheckHalf(Op op, string axis, int kernel, int dilation, int before, int after)
    {
        var extent = (dilation * (kernel - 1)) + 1;
        if (before <= extent / 2 && after <= extent / 2) return;
        throw new ShapeException(
            ShapeProblem.PaddingExceedsWindow, $"{op.Name}: the padding may be at most half the window of {extent}, but is {before} and {after} along the {axis}");
    }
}
