using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Makes the geometry of a convolution from the layouts of its operand and result.</summary>
static class ConvolutionGeometry
{
    public static DenseGeometry Of(Conv2d op, Layout input, Layout result) => new()
    {
        Height = result.Shape.Height,
        Width = result.Shape.Width,
        Inputs = input.Shape.Channels,
        Outputs = result.Shape.Channels,
        Groups = op.Groups,
        KernelHeight = op.Kernel.Height,
        KernelWidth = op.Kernel.Width,
        StrideHeight = op.Strides.Height,
        StrideWidth = op.Strides.Width,
        DilationHeight = op.Dilations.Height,
        DilationWidth = op.Dilations.Width,
        InputStart = input.Origin - (op.Padding.Top * input.RowStride) - (op.Padding.Left * input.Block),
        InputBlock = input.Block,
        InputPixel = input.Block,
        InputRow = input.RowStride,
        InputPlane = input.PlaneStride,
        OutputStart = result.Origin,
        OutputPixel = result.Block,
        OutputRow = result.RowStride,
        OutputPlane = result.PlaneStride,
    };

    /// <summary>Of a convolution over volumes, whose slices lie one below the other in the maps.</summary>
    public static DenseGeometry Of(Conv3d op, int depth, Layout input, Layout result)
    {
        var (x, y) = (VolumeMap.VolumeOf(input.Shape, depth), op.InferShapes([VolumeMap.VolumeOf(input.Shape, depth)])[0]);
        var slice = new Conv2d(
            op.OutChannels, new(op.Kernel.Depth * op.Kernel.Height, op.Kernel.Width), new(op.Strides.Height, op.Strides.Width), new(0, 0, op.Padding.Width, op.Padding.Width),
            new(op.Dilations.Height, op.Dilations.Width), op.Groups);
        return Of(slice, input, result) with
        {
            Volume = new()
            {
                Height = y[2],
                KernelDepth = op.Kernel.Depth,
                KernelHeight = op.Kernel.Height,
                InputDepth = x[1],
                InputHeight = x[2],
                StrideDepth = op.Strides.Depth,
                DilationDepth = op.Dilations.Depth,
                FirstSlice = -op.Padding.Depth,
                FirstRow = -op.Padding.Height,
                InputSlice = (long)x[2] * input.RowStride,
                OutputSlice = (long)y[2] * result.RowStride,
            },
        };
    }
}
