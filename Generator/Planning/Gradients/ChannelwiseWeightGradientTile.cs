using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The register tile of the gradient of weights of a depthwise convolution, or of one whose groups are smaller than a vector: the sums of Rows × Taps
/// taps of a vector of output channels, for one input channel of each group. A vector of x serves all taps that reach it from Columns pixels of dy. The
/// sums are added to what lies there.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Columns">Pixels of dy at a time.</param>
/// <param name="Rows">Rows of the kernel.</param>
/// <param name="Taps">Taps of a kernel row.</param>
/// <param name="Stride">Pixels of x from one of dy to the next.</param>
/// <param name="Dilation">Pixels of x from a tap to the next.</param>
/// <param name="GroupInputs">Input channels of a group.</param>
/// <param name="GroupOutputs">Output channels of a group.</param>
/// <param name="Phase">Where the groups of the output vector lie.</param>
/// <param name="Channel">The input channel of each group.</param>
sealed record ChannelwiseWeightGradientTile(
    InstructionSet InstructionSet, int Columns, int Rows, int Taps, int Stride, int Dilation, int GroupInputs, int GroupOutputs, ChannelwisePhase Phase, int Channel)
    : KernelKey(InstructionSet)
{
    const int MostColumns = 6;

    public override string MethodName =>
        $"ChannelwiseGradient{Columns}x{Rows}x{Taps}Stride{Stride}Dilation{Dilation}Group{GroupInputs}To{GroupOutputs}" +
        (Phase == default ? "" : $"At{Phase.FirstInput}_{Phase.FirstOutput}") + (Channel == 0 ? "" : $"Channel{Channel}");

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("dy"), KernelParameter.Pointer("sums"),
        KernelParameter.Number("items"), KernelParameter.Number("itemStride"), KernelParameter.Number("rows"), KernelParameter.Number("columns"),
        KernelParameter.Number("inputRow"), KernelParameter.Number("outputRow"), KernelParameter.Number("tapSums"),
        .. Rows > 1 ? [KernelParameter.Number("kernelRow"), KernelParameter.Number("rowSums")] : Array.Empty<KernelParameter>(),
    ];

    /// <summary>The most taps whose sums stay in registers beside a few pixels of dy, one of x and what a product takes without FMA.</summary>
    public static int MostSums(InstructionSet instructionSet) => instructionSet.Registers - (instructionSet.Registers == 32 ? 6 : 5) - OtherRegisters(instructionSet);

    /// <summary>The most pixels of dy that stay in registers beside the sums.</summary>
    public static int MostColumnsOf(InstructionSet instructionSet, int sums) => Math.Max(1, Math.Min(MostColumns, instructionSet.Registers - sums - OtherRegisters(instructionSet)));

    /// <summary>The input lane that each output lane reads.</summary>
    public IEnumerable<int> Lanes() => Enumerable.Range(0, InstructionSet.Lanes)
        .Select(lane => Phase.FirstInput + ((Phase.FirstOutput + lane) / GroupOutputs * GroupInputs) + Channel);

    static int OtherRegisters(InstructionSet instructionSet) => instructionSet.VectorBits == 128 ? 2 : 1;
}
