using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>A depthwise convolution, or one with groups smaller than a vector.</summary>
/// <param name="Name">The layer.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Result">What it writes.</param>
/// <param name="Geometry">Sizes and strides.</param>
/// <param name="Columns">The columns as tiles.</param>
/// <param name="Phases">Where the groups of an output vector lie in the input vector: of output vector i at i modulo their number.</param>
/// <param name="Weight">The weights in the tiles' order.</param>
/// <param name="Bias">The first value of the sums of each output channel.</param>
/// <param name="Epilogues">What is applied to the sums.</param>
sealed record ChannelwiseStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Result, DenseGeometry Geometry, EquatableArray<TileSpan> Columns,
    EquatableArray<ChannelwisePhase> Phases, PackedWeight Weight, PackedWeight Bias, FusedEpilogues Epilogues)
    : Step(Name, [Input, .. Epilogues.Operands], [Result])
{
    public override string Algorithm =>
        $"{(Geometry.GroupInputs == 1 ? "depthwise" : $"groups of {Geometry.GroupInputs}")} {Geometry.Volume?.Kernel(Geometry.KernelWidth) ?? $"{Geometry.KernelHeight}×{Geometry.KernelWidth}"}, tile 1×{Columns[0].Size}{Epilogues.Description}";

    public override EquatableArray<PackedWeight> Weights => [Weight, Bias, .. Epilogues.Constants];

    /// <summary>What is applied to stored rows, where anything is.</summary>
    public ElementwiseKernel RowKernel => new(InstructionSet, Result.Layout.Kind, Epilogues.OnRows.Select(e => e.Key).ToEquatableArray());

    public ChannelwiseTile Kernel(ChannelwisePhase phase, TileSpan columns) => new(
        InstructionSet, columns.Size, Geometry.KernelWidth, Geometry.StrideWidth, Geometry.DilationWidth,
        columns.Size > 1 ? Geometry.OutputPixel : 0, Geometry.GroupInputs, Geometry.GroupOutputs,
        phase.FirstInput, phase.FirstOutput, Epilogues.TileKeys)
    {
        OfVolume = Geometry.Volume is not null,
    };
}
