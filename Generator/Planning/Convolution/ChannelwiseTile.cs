using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// The register tile of a depthwise convolution, or of one whose groups are smaller than a vector: Columns pixels of one vector of output
/// channels. A vector of the input is loaded once, spread over the lanes once for each channel of a group, and used by every
/// output pixel of the row that it reaches.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Columns">Output pixels.</param>
/// <param name="KernelWidth">Taps of a kernel row.</param>
/// <param name="Stride">From the operands of a column to those of the next, in pixels.</param>
/// <param name="Dilation">From a tap of a kernel row to the next, in pixels.</param>
/// <param name="OutputStep">Floats between adjacent columns of the result; 0 where there is one column.</param>
/// <param name="GroupInputs">Input channels of a group; 1 where it is depthwise.</param>
/// <param name="GroupOutputs">Output channels of a group.</param>
/// <param name="FirstInput">The lane of the input vector at which the group of output lane 0 begins.</param>
/// <param name="FirstOutput">The place of output lane 0 within its group.</param>
/// <param name="Epilogues">What is applied before the store.</param>
sealed record ChannelwiseTile(
    InstructionSet InstructionSet, int Columns, int KernelWidth, int Stride, int Dilation, int OutputStep, int GroupInputs, int GroupOutputs, int FirstInput, int FirstOutput,
    EquatableArray<EpilogueKey> Epilogues)
    : KernelKey(InstructionSet)
{
    const int MostColumns = 16;
    const int MostProducts = 500;

    /// <summary>Whether it sums over slices too, of each over the kernel rows that lie inside the volume.</summary>
    public bool OfVolume { get; init; }

    public override string MethodName =>
        $"Channelwise{(OfVolume ? "Volume" : "")}{Columns}x{KernelWidth}Stride{Stride}Dilation{Dilation}Group{GroupInputs}To{GroupOutputs}" +
        (Columns > 1 && OutputStep != InstructionSet.Lanes ? $"To{OutputStep}" : "") + (FirstInput + FirstOutput == 0 ? "" : $"At{FirstInput}_{FirstOutput}") + string.Concat(Epilogues.Select(e => e.Name));

    public override EquatableArray<KernelKey> Uses => VectorHelper.For(InstructionSet, Epilogues);

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("w"), KernelParameter.Pointer("bias"), KernelParameter.Pointer("y"),
        KernelParameter.Number("kernelHeight"), KernelParameter.Number("inputRow"),
        .. OfVolume ? DenseTile.VolumeParameters : Array.Empty<KernelParameter>(),
        .. EpilogueParameters.Of(Epilogues, rows: false, planes: false),
    ];

    /// <summary>Whether the weights of a kernel row and channel fit in registers beside the sums, a pixel and what a product takes without FMA.</summary>
    public bool KeepsWeights => Columns + KernelWidth + OtherRegisters(InstructionSet) <= InstructionSet.Registers;

    /// <summary>The most columns whose sums, and where they are few the weights, stay in registers of a kernel of bounded size.</summary>
    public static int MostColumnsOf(InstructionSet instructionSet, int kernelWidth, int groupInputs)
    {
        var free = instructionSet.Registers - OtherRegisters(instructionSet);
        var columns = kernelWidth <= free / 2 ? free - kernelWidth : free - 1;
        return Math.Max(1, Math.Min(Math.Min(columns, MostColumns), MostProducts / (kernelWidth * groupInputs)));
    }

    static int OtherRegisters(InstructionSet instructionSet) => instructionSet.VectorBits == 128 ? 3 : 2;

    /// <summary>The input lane that each output lane reads for a channel of its group.</summary>
    public IEnumerable<int> Lanes(int channel) => Enumerable.Range(0, InstructionSet.Lanes)
        .Select(lane => FirstInput + ((FirstOutput + lane) / GroupOutputs * GroupInputs) + channel);
}
