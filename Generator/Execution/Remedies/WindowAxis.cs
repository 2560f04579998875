using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>How windows slide along one axis of an operand.</summary>
readonly record struct WindowAxis(int Size, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>The pixels that a window spans; those that the arithmetic does not hold fit nowhere.</summary>
    public long Extent => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>Whether a window fits into the padded axis.</summary>
    public bool Fits => Extent <= (long)Size + Before + After;

    /// <summary>The number of windows, where they fit.</summary>
    public long Count => (((long)Size + Before + After - Extent) / Stride) + 1;

    /// <summary>The axes of a convolution or a pooling; none of other operators, or of an operand of another rank.</summary>
    public static IReadOnlyList<WindowAxis> Of(Op op, TensorShape x) => op switch
    {
        Conv1d conv when x.Rank == 2 => [new(x[1], conv.Kernel, conv.Stride, conv.Dilation, conv.Padding, conv.Padding)],
        Pooling1d pool when x.Rank == 2 => [new(x[1], pool.Kernel, pool.Stride ?? pool.Kernel, pool.Dilation, pool.Padding, pool.Padding)],
        Conv2d conv when x.Rank == 3 => OfMap(x, conv.Kernel, conv.Strides, conv.Dilations, conv.Padding),
        Pooling pool when x.Rank == 3 => OfMap(x, pool.Kernel, pool.Strides, pool.Dilations, pool.Padding),
        Conv3d conv when x.Rank == 4 => OfVolume(x, conv.Kernel, conv.Strides, conv.Dilations, conv.Padding),
        Pooling3d pool when x.Rank == 4 => OfVolume(x, pool.Kernel, pool.Strides, pool.Dilations, pool.Padding),
        _ => [],
    };

    static WindowAxis[] OfMap(TensorShape x, Size2 kernel, Size2 stride, Size2 dilation, Padding2 padding) =>
    [
        new(x.Height, kernel.Height, stride.Height, dilation.Height, padding.Top, padding.Bottom),
        new(x.Width, kernel.Width, stride.Width, dilation.Width, padding.Left, padding.Right),
    ];

    static WindowAxis[] OfVolume(TensorShape x, Size3 kernel, Size3 stride, Size3 dilation, Size3 padding) =>
    [
        new(x[1], kernel.Depth, stride.Depth, dilation.Depth, padding.Depth, padding.Depth),
        new(x[2], kernel.Height, stride.Height, dilation.Height, padding.Height, padding.Height),
        new(x[3], kernel.Width, stride.Width, dilation.Width, padding.Width, padding.Width),
    ];
}
