using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The gradient of the operand of a convolution over volumes, as <see cref="InputGradientPhases"/> has it for maps: convolutions of dy with stride 1, one for
/// each place of an element relative to the strides along depth, height and width.
/// </summary>
static class VolumeInputGradientPhases
{
    public static IEnumerable<(PhaseAxis Slices, PhaseAxis Rows, PhaseAxis Columns)> Of(VolumeInputGradient op)
    {
        var conv = op.Convolution;
        return
            from slices in PhaseAxis.All(op.Input[1], conv.Kernel.Depth, conv.Strides.Depth, conv.Dilations.Depth, conv.Padding.Depth)
            from rows in PhaseAxis.All(op.Input[2], conv.Kernel.Height, conv.Strides.Height, conv.Dilations.Height, conv.Padding.Height)
            from columns in PhaseAxis.All(op.Input[3], conv.Kernel.Width, conv.Strides.Width, conv.Dilations.Width, conv.Padding.Width)
            select (slices, rows, columns);
    }

    /// <summary>The zeros to the left and right of dy that the phases read; above and below they read what lies inside the volume alone.</summary>
    public static Padding2 Halo(VolumeInputGradient op) => Of(op).Where(p => p.Slices.Taps * p.Rows.Taps * p.Columns.Taps > 0)
        .Select(p => new Padding2(0, 0, p.Columns.Before, p.Columns.After(op.Result[3])))
        .Aggregate(default(Padding2), ValueCopy.Union);

    /// <summary>A phase as tiles see it: dy is what they read, x's channels are their outputs.</summary>
    public static DenseGeometry Geometry(VolumeInputGradient op, PhaseAxis slices, PhaseAxis rows, PhaseAxis columns, Layout dy, Layout dx)
    {
        var (stride, result) = (op.Convolution.Strides, op.Result);
        return new()
        {
            Height = slices.Extent * rows.Extent,
            Width = columns.Extent,
            Inputs = dy.Shape.Channels,
            Outputs = dx.Shape.Channels,
            Groups = op.Convolution.Groups,
            KernelHeight = slices.Taps * rows.Taps,
            KernelWidth = columns.Taps,
            DilationHeight = rows.Dilation,
            DilationWidth = columns.Dilation,
            InputStart = dy.Origin + ((long)columns.FirstPixel * dy.Block),
            InputBlock = dy.Block,
            InputPixel = dy.Block,
            InputRow = dy.RowStride,
            InputPlane = dy.PlaneStride,
            OutputStart = dx.Origin + ((((long)slices.Residue * op.Input[2]) + rows.Residue) * dx.RowStride) + ((long)columns.Residue * dx.Block),
            OutputPixel = stride.Width * dx.Block,
            OutputRow = stride.Height * dx.RowStride,
            OutputPlane = dx.PlaneStride,
            Volume = new()
            {
                Height = rows.Extent,
                KernelDepth = slices.Taps,
                KernelHeight = rows.Taps,
                InputDepth = result[1],
                InputHeight = result[2],
                DilationDepth = slices.Dilation,
                FirstSlice = slices.FirstPixel,
                FirstRow = rows.FirstPixel,
                InputSlice = (long)result[2] * dy.RowStride,
                OutputSlice = (long)stride.Depth * op.Input[2] * dx.RowStride,
            },
        };
    }
}
