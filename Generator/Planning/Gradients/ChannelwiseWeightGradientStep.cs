using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of the weights of a depthwise convolution, or of one with small groups, over all items.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">x.</param>
/// <param name="Gradient">dy.</param>
/// <param name="Target">The gradient, in PyTorch's order.</param>
/// <param name="Geometry">The convolution: x is its input, dy its output.</param>
/// <param name="Phases">Where the groups of an output vector lie in the input vector: of output vector i at i modulo their number.</param>
sealed record ChannelwiseWeightGradientStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Gradient, Placement Target, DenseGeometry Geometry, EquatableArray<ChannelwisePhase> Phases)
    : Step(Name, [Input, Gradient], [Target])
{
    const int StripFloats = 6 * 1024;

    public override string Algorithm => $"products of channels, {Geometry.KernelHeight}×{Geometry.KernelWidth} over the batch, tile {Rows[0].Size}×{Taps[0].Size}";

    public override bool ReducesBatch => true;

    /// <summary>The sums of a vector of outputs: [kernel row][kernel column][input channel of the group][lane].</summary>
    public override long ScratchLength => (long)Geometry.Taps * TapSums;

    public int TapSums => Geometry.GroupInputs * InstructionSet.Lanes;

    /// <summary>The taps of a kernel row, as tiles.</summary>
    public EquatableArray<TileSpan> Taps => TileSpan.Balanced(Geometry.KernelWidth, Math.Min(Geometry.KernelWidth, ChannelwiseWeightGradientTile.MostSums(InstructionSet)));

    /// <summary>The rows of the kernel, as tiles.</summary>
    public EquatableArray<TileSpan> Rows => TileSpan.Balanced(Geometry.KernelHeight, Math.Max(1, ChannelwiseWeightGradientTile.MostSums(InstructionSet) / Taps[0].Size));

    /// <summary>Rows of dy that all tiles pass over before the next: where there are several tiles, no more than the first level of the caches holds.</summary>
    public int StripRows
    {
        get
        {
            var tiles = Rows.Sum(r => r.Count) * Taps.Sum(t => t.Count) * Geometry.GroupInputs;
            var floatsOfRow = (Geometry.StrideHeight * Geometry.InputRow) + Geometry.OutputRow;
            return tiles == 1 ? Geometry.Height : WeightGradientStrips.Even(Geometry.Height, Math.Max(1, StripFloats / floatsOfRow));
        }
    }

    public ChannelwiseWeightGradientTile Kernel(ChannelwisePhase phase, TileSpan rows, TileSpan taps, int channel) => new(
        InstructionSet, Math.Min(Geometry.Width, ChannelwiseWeightGradientTile.MostColumnsOf(InstructionSet, rows.Size * taps.Size)), rows.Size, taps.Size,
        Geometry.StrideWidth, Geometry.DilationWidth, Geometry.GroupInputs, Geometry.GroupOutputs, phase, channel);
}
