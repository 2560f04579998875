using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of a convolution's weights over all items, by register tiles.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">x.</param>
/// <param name="Gradient">dy.</param>
/// <param name="Target">The gradient, in PyTorch's order.</param>
/// <param name="Geometry">The convolution: x is its input, dy its output.</param>
/// <param name="Tiling">The tiles.</param>
sealed record WeightGradientStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Gradient, Placement Target, DenseGeometry Geometry, WeightGradientTiling Tiling)
    : Step(Name, [Input, Gradient], [Target])
{
    public override string Algorithm => $"products of {Geometry.KernelHeight}×{Geometry.KernelWidth} over the batch, {Tiling}";

    public override bool ReducesBatch => true;

    /// <summary>The sums of a unit of work, and behind them what it gathers.</summary>
    public override long ScratchLength => SumsLength + (Gathers ? (long)Tiling.Planes * GatheredPlane : 0);

    public long SumsLength => (long)Tiling.Sums(Geometry, InstructionSet.Lanes) * Tiling.Tiles * Tiling.Planes;

    /// <summary>
    /// Whether a strip's pixels of x are first put side by side: between those that a stride of one tap reads lie others, which the caches have no room for,
    /// and short rows become a long one.
    /// </summary>
    public bool Gathers { get; init; }

    /// <summary>Whether a strip is asked for while the one before is summed: of one tap there is little to do with each number, and large maps lie outside the caches.</summary>
    public bool FetchesAhead { get; init; }

    /// <summary>The convolution as the kernels see it: of pixels that lie side by side where they are gathered.</summary>
    public DenseGeometry Summed => Gathers ? Gathered(Geometry) with { InputPlane = GatheredPlane } : Geometry;

    /// <summary>Whether rows follow each other without a border, so that they count as one.</summary>
    public bool RowsAdjoin =>
        Summed.StrideWidth * Summed.InputPixel * Summed.Width == Summed.StrideHeight * Summed.InputRow && Summed.Width * InstructionSet.Lanes == Summed.OutputRow;

    int GatheredPlane => Tiling.Items * Tiling.Rows * Geometry.Width * Geometry.InputPixel;

    public WeightGradientTile Kernel(TileSpan taps, TileSpan channels, TileSpan blocks) =>
        new(InstructionSet, taps.Size, taps.Size > 1 ? Geometry.TapStep : 0, channels.Size, blocks.Size) { FetchesAhead = FetchesAhead };

    /// <summary>A convolution of one tap whose pixels are gathered.</summary>
    public static DenseGeometry Gathered(DenseGeometry g) => g with { StrideHeight = 1, StrideWidth = 1, InputRow = g.Width * g.InputPixel };
}
