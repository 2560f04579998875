using NetGenCompiler.Ops;

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
}
