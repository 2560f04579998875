using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of the weights of a depthwise convolution over volumes, or of one with small groups, over all items.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">x.</param>
/// <param name="Gradient">dy.</param>
/// <param name="Target">The gradient, in PyTorch's order.</param>
/// <param name="Geometry">The convolution: x is its input, dy its output.</param>
/// <param name="Phases">Where the groups of an output vector lie in the input vector: of output vector i at i modulo their number.</param>
sealed record VolumeChannelwiseWeightGradientStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Gradient, Placement Target, DenseGeometry Geometry, EquatableArray<ChannelwisePhase> Phases)
    : Step(Name, [Input, Gradient], [Target])
{
    public override string Algorithm => $"products of channels, {Geometry.Volume!.Kernel(Geometry.KernelWidth)} over the batch, tile 1×{Taps[0].Size}";

    public override bool ReducesBatch => true;

    /// <summary>The sums of a vector of outputs: [kernel slice][kernel row][kernel column][input channel of the group][lane].</summary>
    public override long ScratchLength => (long)Geometry.Taps * TapSums;

    public int TapSums => Geometry.GroupInputs * InstructionSet.Lanes;

    /// <summary>The taps of a kernel row, as tiles.</summary>
    public EquatableArray<TileSpan> Taps => TileSpan.Balanced(Geometry.KernelWidth, Math.Min(Geometry.KernelWidth, ChannelwiseWeightGradientTile.MostSums(InstructionSet)));

    public ChannelwiseWeightGradientTile Kernel(ChannelwisePhase phase, TileSpan taps, int channel) => new(
        InstructionSet, Math.Min(Geometry.Width, ChannelwiseWeightGradientTile.MostColumnsOf(InstructionSet, taps.Size)), 1, taps.Size,
        Geometry.StrideWidth, Geometry.DilationWidth, Geometry.GroupInputs, Geometry.GroupOutputs, phase, channel);
}
