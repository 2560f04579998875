using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>A convolution or a matrix product by dense register tiles.</summary>
/// <param name="Name">The layer.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Description">The algorithm: <c>direct 3×3</c>.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Result">What it writes.</param>
/// <param name="Geometry">Sizes and strides.</param>
/// <param name="Tiling">The tiles.</param>
/// <param name="Weight">The weights in the tiles' order.</param>
/// <param name="Bias">The first value of the sums of each output channel.</param>
/// <param name="Epilogues">What is applied to the sums.</param>
sealed record DenseStep(
    string Name, InstructionSet InstructionSet, string Description, Placement Input, Placement Result, DenseGeometry Geometry, DenseTiling Tiling,
    PackedWeight Weight, PackedWeight Bias, FusedEpilogues Epilogues)
    : Step(Name, [Input, .. Epilogues.Operands], [Result])
{
    const int LongReduction = 192;

    /// <summary>Whether sums over more than <see cref="DenseTile.LongestSum"/> products are added up in parts.</summary>
    public bool SumsInParts { get; init; }

    /// <summary>What its weights are kept as; those of 16 bits in pairs, of taps of one plane.</summary>
    public ElementType WeightFormat { get; init; }

    public override string Algorithm => $"{Description}, {Tiling}{(WeightFormat == ElementType.F32 ? "" : $" of {WeightFormat} weights")}{Epilogues.Description}";

    /// <summary>Floats of the weights of an output channel.</summary>
    public long WeightsOfOutput => WeightFormat == ElementType.F32 ? (long)Geometry.WindowChannels(Tiling.WindowPlanes) * Geometry.Taps : (Geometry.Inputs + 1L) / 2;

    /// <summary>How weights are asked for: all rows of a tile of channels pass over its panel where channels are outermost.</summary>
    public WeightStream Stream => new(InstructionSet, WeightsOfOutput, Tiling.RowsOutermost || ReducesBatch ? 1 : Tiling.RowTiles);

    public override double Cycles => ReducesBatch ? 0 : DenseTilingChoice.Cycles(Tiling, Geometry, InstructionSet);

    public override bool ReducesBatch => Tiling.Items.Count > 0;

    public override EquatableArray<PackedWeight> Weights => [Weight, Bias, .. Epilogues.Constants];

    /// <summary>What is applied to stored rows, where anything is.</summary>
    public ElementwiseKernel RowKernel => new(InstructionSet, Result.Layout.Kind, Epilogues.OnRows.Select(e => e.Key).ToEquatableArray());

    /// <summary>The tile of a place within the tiling.</summary>
    public DenseTile Kernel(TileSpan rows, TileSpan columns, TileSpan blocks) => new(
        InstructionSet, rows.Size, columns.Size, blocks.Size, columns.Size == 1 ? 0 : ReducesBatch ? DenseTile.ItemStep : Geometry.OutputPixel, LastLanes(blocks), IsLong, FetchesAhead,
        Epilogues.TileKeys)
    {
        OfVolume = Geometry.Volume is not null,
        WeightFormat = WeightFormat,
        FetchedWeights = WeightStream.Of(Weight, InstructionSet, rows.Size * columns.Size) ? Stream.VectorsPerStep(blocks.Size) : 0,
    };

    // In training the maps of a batch lie outside the caches. In inference large ones do: products of the widest vectors would wait for them, while a short
    // reduction takes less time than asking for its pixels.
    bool FetchesAhead =>
        InstructionSet.Prefetches && !ReducesBatch && Geometry is { Taps: 1, Volume: null }
        && (SumsInParts || (InstructionSet.VectorBits == 512 && Geometry.Inputs >= LongReduction && Geometry.Height * Geometry.Width > 1));

    bool IsLong => SumsInParts && (long)Geometry.WindowChannels(Tiling.WindowPlanes) * Geometry.Taps > DenseTile.LongestSum;

    /// <summary>Lanes to store of a tile's last vector: all, but for the last tile where another pixel follows its channels at once.</summary>
    int LastLanes(TileSpan blocks)
    {
        var lanes = InstructionSet.Lanes;
        var isLast = (blocks.Start + blocks.Size) * lanes >= Geometry.Outputs;
        return isLast && Geometry.StoresPartOfLastVector(lanes) ? Geometry.Outputs % lanes : lanes;
    }
}
