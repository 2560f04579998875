using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// The register tile of a convolution or a matrix product: Rows × Columns pixels times Blocks vectors of output channels, all accumulated in
/// registers over the whole reduction. One kernel serves every size, dilation and number of channels, 1×1 and K×K alike: where the channels of
/// a kernel row are contiguous it sees one long reduction.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Rows">Rows of output pixels.</param>
/// <param name="Columns">Columns of output pixels.</param>
/// <param name="Blocks">Vectors of output channels.</param>
/// <param name="OutputStep">Floats between adjacent columns of the result; 0 where there is one column, <see cref="ItemStep"/> where they are items.</param>
/// <param name="LastLanes">Lanes of the last vector that are stored, where fewer than all: another pixel follows at once.</param>
/// <param name="SumsInParts">Whether long sums are sums of shorter ones, as exact as PyTorch's. It takes twice the code.</param>
/// <param name="FetchesAhead">
/// Whether it asks for the pixels of a plane while it is at the one before, for those of the next tile while it is at the last, and for where it writes when it
/// begins: of one tap, a tile has little to do with each, and what it would wait for lies outside the caches.
/// </param>
/// <param name="Epilogues">What is applied before the store.</param>
sealed record DenseTile(
    InstructionSet InstructionSet, int Rows, int Columns, int Blocks, int OutputStep, int LastLanes, bool SumsInParts, bool FetchesAhead, EquatableArray<EpilogueKey> Epilogues)
    : KernelKey(InstructionSet)
{
    /// <summary>Products that are added up in one go: so many that the totals cost hardly anything, so few that sums of thousands are as exact as PyTorch's.</summary>
    public const int LongestSum = 128;

    /// <summary>Vectors of weights that each step asks for, from where the caller says on: see <see cref="WeightStream"/>.</summary>
    public int FetchedWeights { get; init; }

    /// <summary>What its weights are kept as; of 16 bits each float is those of two steps of the reduction, the first in its lower half.</summary>
    public ElementType WeightFormat { get; init; }

    /// <summary>Whether it sums over slices too, of each over the kernel rows that lie inside the volume; it then has one row.</summary>
    public bool OfVolume { get; init; }

    /// <summary>For the floats between columns where these are items: results lie as far apart as operands.</summary>
    public const int ItemStep = -1;

    public override string MethodName =>
        $"Dense{(OfVolume ? "Volume" : "")}{Rows}x{Columns}x{Blocks}{(SumsInParts ? "InParts" : "")}{(FetchesAhead ? "Ahead" : "")}{(FetchedWeights == 0 ? "" : $"Streaming{FetchedWeights}")}{(WeightFormat == ElementType.F32 ? "" : WeightFormat)}{(Columns == 1 || OutputStep == InstructionSet.Lanes ? "" : OutputStep == ItemStep ? "Items" : $"To{OutputStep}")}{(StoresWholeVectors ? "" : $"Last{LastLanes}")}{string.Concat(Epilogues.Select(e => e.Name))}";

    /// <summary>The slices inside the volume and the floats between them; the first kernel row that is taken, those of a slice, and all.</summary>
    public static IReadOnlyList<KernelParameter> VolumeParameters { get; } =
    [
        KernelParameter.Number("kernelDepth"), KernelParameter.Number("sliceStep"), KernelParameter.Number("firstRow"), KernelParameter.Number("sliceRows"),
        KernelParameter.Number("allRows"),
    ];

    public bool StoresWholeVectors => LastLanes == InstructionSet.Lanes;

    public override EquatableArray<KernelKey> Uses =>
        [.. VectorHelper.For(InstructionSet, Epilogues), .. WeightFormat == ElementType.F16 ? [new VectorHelper(InstructionSet, VectorHelperFunction.UpperHalf)] : Array.Empty<KernelKey>()];

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("w"), KernelParameter.Pointer("bias"), KernelParameter.Pointer("y"),
        KernelParameter.Number("channels"), KernelParameter.Number("block"), KernelParameter.Number("kernelHeight"), KernelParameter.Number("kernelWidth"),
        KernelParameter.Number("tapStep"), KernelParameter.Number("rowStep"), KernelParameter.Number("planeStep"),
        .. OfVolume ? VolumeParameters : Array.Empty<KernelParameter>(),
        .. Columns > 1 ? [KernelParameter.Number("inputStep")] : Array.Empty<KernelParameter>(),
        .. Rows > 1 ? [KernelParameter.Number("inputRow"), KernelParameter.Number("outputRow")] : Array.Empty<KernelParameter>(),
        .. Blocks > 1 ? [KernelParameter.Number("outputPlane")] : Array.Empty<KernelParameter>(),
        .. FetchedWeights > 0 ? [KernelParameter.Pointer("ahead")] : Array.Empty<KernelParameter>(),
        .. EpilogueParameters.Of(Epilogues, Rows > 1, Blocks > 1),
    ];
}
