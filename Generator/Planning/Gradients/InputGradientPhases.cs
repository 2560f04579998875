using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The gradient of a convolution's operand as convolutions of dy with stride 1, one for each place of a pixel relative to the stride, which write every
/// stride-th pixel.
/// </summary>
static class InputGradientPhases
{
    public static IEnumerable<(PhaseAxis Rows, PhaseAxis Columns)> Of(Conv2dInputGradient op) =>
        from rows in PhaseAxis.All(op.Input.Height, op.Kernel.Height, op.Strides.Height, op.Dilations.Height, op.Padding.Top)
        from columns in PhaseAxis.All(op.Input.Width, op.Kernel.Width, op.Strides.Width, op.Dilations.Width, op.Padding.Left)
        select (rows, columns);

    /// <summary>The zeros round dy that the phases read.</summary>
    public static Padding2 Halo(Conv2dInputGradient op, TensorShape dy) => Of(op).Where(p => p.Rows.Taps * p.Columns.Taps > 0)
        .Select(p => new Padding2(p.Rows.Before, p.Rows.After(dy.Height), p.Columns.Before, p.Columns.After(dy.Width)))
        .Aggregate(default(Padding2), ValueCopy.Union);

    /// <summary>A phase as tiles see it: dy is what they read, x's channels are their outputs.</summary>
    public static DenseGeometry Geometry(Conv2dInputGradient op, PhaseAxis rows, PhaseAxis columns, Layout dy, Layout dx) => new()
    {
        Height = rows.Extent,
        Width = columns.Extent,
        Inputs = dy.Shape.Channels,
        Outputs = dx.Shape.Channels,
        Groups = op.Groups,
        KernelHeight = rows.Taps,
        KernelWidth = columns.Taps,
        DilationHeight = rows.Dilation,
        DilationWidth = columns.Dilation,
        InputStart = dy.Origin + ((long)rows.FirstPixel * dy.RowStride) + ((long)columns.FirstPixel * dy.Block),
        InputBlock = dy.Block,
        InputPixel = dy.Block,
        InputRow = dy.RowStride,
        InputPlane = dy.PlaneStride,
        OutputStart = dx.Origin + ((long)rows.Residue * dx.RowStride) + ((long)columns.Residue * dx.Block),
        FirstRow = rows.Residue,
        RowSpacing = op.Strides.Height,
        FirstColumn = columns.Residue,
        ColumnSpacing = op.Strides.Width,
        OutputPixel = op.Strides.Width * dx.Block,
        OutputRow = op.Strides.Height * dx.RowStride,
        OutputPlane = dx.PlaneStride,
    };
}
