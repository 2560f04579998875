using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>
/// A convolution of three by three by Winograd's transforms: tiles of x are transformed, each of their numbers is multiplied over the channels, and what comes
/// out is transformed back. A tile of four by four takes 36 products a channel where the convolution itself has 144.
/// </summary>
/// <param name="Name">The layer.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Result">What it writes.</param>
/// <param name="Geometry">Sizes and strides.</param>
/// <param name="Tiling">The tiles.</param>
/// <param name="Weight">The transformed weights, in the order of <c>WeightPacking.Winograd</c>.</param>
/// <param name="Bias">What is added to the sums of each output channel.</param>
/// <param name="Epilogues">What is applied to the sums.</param>
sealed record WinogradStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Result, DenseGeometry Geometry, WinogradTiling Tiling,
    PackedWeight Weight, PackedWeight Bias, FusedEpilogues Epilogues)
    : Step(Name, [Input, .. Epilogues.Operands], [Result])
{
    /// <summary>The largest error of a result, of the layer's largest.</summary>
    public const double LargestError = 2e-5;

    public override string Algorithm => $"Winograd {Tiling}{Epilogues.Description}";

    public override long? ExecutedProducts => (long)Tiling.Slices * Tiling.Tiles * Geometry.Inputs * Geometry.Outputs;

    public override double Cycles =>
        new WinogradCost(Geometry, InstructionSet).Cycles(Tiling.Output, Tiling.Tiles, Tiling.StripTiles, Tiling.MostColumns, Tiling.TileBlocks);

    public override EquatableArray<PackedWeight> Weights => [Weight, Zeros, Bias, .. Epilogues.Constants];

    /// <summary>Floats of the transformed weights beyond those of the convolution.</summary>
    public long ExtraLength => Weight.Length - (9L * Geometry.Inputs * Geometry.Outputs);

    /// <summary>What the sums of products start with.</summary>
    public PackedWeight Zeros => new("Zeros", [], [], Tiling.TileBlocks * InstructionSet.Lanes);

    public WinogradInputTile InputKernel => new(InstructionSet, Tiling.Output);

    public WinogradOutputTile OutputKernel => new(InstructionSet, Tiling.Output, Epilogues.TileKeys);

    /// <summary>From a slice of transformed tiles of x to the next; a cache line more than they take, or slices would share the caches' sets.</summary>
    public long InputSlice => ((long)Geometry.InputPlanes * Tiling.StripTiles * InstructionSet.Lanes) + Layout.Alignment;

    /// <summary>From a slice of sums to the next.</summary>
    public long OutputSlice => ((long)Tiling.TileBlocks * Tiling.StripTiles * InstructionSet.Lanes) + Layout.Alignment;

    /// <summary>Where a tile's half-transformed numbers are put, behind the slices.</summary>
    public long HalfStart => Tiling.Slices * (InputSlice + OutputSlice);

    /// <summary>The strip that was transformed last.</summary>
    public override bool KeepsScratch => true;

    public override long ScratchLength => HalfStart + ((long)Tiling.Slices * InstructionSet.Lanes);

    /// <summary>The matrix product of a slice: its pixels are the tiles of a strip.</summary>
    public DenseGeometry Slice => new()
    {
        Height = 1,
        Width = Tiling.StripTiles,
        Inputs = Geometry.Inputs,
        Outputs = Geometry.Outputs,
        InputBlock = InstructionSet.Lanes,
        InputPixel = InstructionSet.Lanes,
        InputRow = InstructionSet.Lanes,
        InputPlane = Tiling.StripTiles * InstructionSet.Lanes,
        OutputPixel = InstructionSet.Lanes,
        OutputPlane = Tiling.StripTiles * InstructionSet.Lanes,
    };

    /// <summary>How weights are asked for: all tiles of a strip pass over the panel of a slice.</summary>
    public WeightStream StreamOf(TileSpan strip) => new(InstructionSet, Geometry.Inputs, Tiling.Columns(strip).Sum(c => c.Count));

    /// <summary>The register tile of a place within the tiling.</summary>
    public DenseTile Product(TileSpan strip, TileSpan columns, TileSpan blocks) => new(
        InstructionSet, 1, columns.Size, blocks.Size, columns.Size == 1 ? 0 : InstructionSet.Lanes, InstructionSet.Lanes, SumsInParts: false, FetchesAhead: false, [])
    {
        FetchedWeights = WeightStream.Of(Weight, InstructionSet, columns.Size) ? StreamOf(strip).VectorsPerStep(blocks.Size) : 0,
    };
}
