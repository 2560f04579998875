using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Planar;

/// <summary>
/// The register tile of a convolution whose lanes are pixels: a vector of adjacent windows of Rows × Columns pixels, of several output channels. A row of the operand is
/// cut into as many rows as the windows are apart, so that the same pixel of adjacent windows is adjacent.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Rows">Rows of a window.</param>
/// <param name="Columns">Columns of a window.</param>
/// <param name="Channels">Output channels.</param>
/// <param name="KernelWidth">Taps of a kernel row.</param>
/// <param name="Stride">From the operands of a column to those of the next, in pixels.</param>
sealed record PlanarTile(InstructionSet InstructionSet, int Rows, int Columns, int Channels, int KernelWidth, int Stride) : KernelKey(InstructionSet)
{
    public override string MethodName => $"Planar{Rows}x{Columns}x{Channels}Wide{KernelWidth}{(Stride == 1 ? "" : $"Stride{Stride}")}";

    /// <summary>The pixels of a window.</summary>
    public int Pixels => Rows * Columns;

    /// <summary>The rows into which one of the operand is cut: pixels from a window to the next.</summary>
    public int Phases => Columns * Stride;

    public static IReadOnlyList<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("w"), KernelParameter.Pointer("bias"), KernelParameter.Pointer("sums"),
        KernelParameter.Number("channels"), KernelParameter.Number("kernelHeight"), KernelParameter.Number("phase"), KernelParameter.Number("inputRow"),
        KernelParameter.Number("windowRow"), KernelParameter.Number("inputPlane"),
    ];

    /// <summary>The channels of tiles whose sums and weights of a tap stay in registers, beside a vector of pixels and what a product takes without FMA.</summary>
    public static EquatableArray<TileSpan> ChannelsOf(InstructionSet instructionSet, Size2 window, int channels)
    {
        var free = instructionSet.Registers - (instructionSet.VectorBits == 128 ? 2 : 1);
        return TileSpan.Balanced(channels, Math.Max(1, free / ((window.Height * window.Width) + 1)));
    }
}
