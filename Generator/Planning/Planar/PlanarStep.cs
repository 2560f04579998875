using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Planning.Planar;

/// <summary>
/// A convolution of a plain map and the pooling of its result, by tiles whose lanes are pixels. The operand is copied to scratch memory first, with its padding and each
/// row cut into <see cref="PlanarTile.Phases"/>; the results, one for each window, are turned into blocks of channels.
/// </summary>
/// <param name="Name">The layer.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Result">What it writes.</param>
/// <param name="Convolution">The convolution.</param>
/// <param name="Pooling">The pooling of its result.</param>
/// <param name="Channels">The output channels as tiles.</param>
/// <param name="Weight">The weights in the tiles' order.</param>
/// <param name="Bias">The first value of the sums of each output channel.</param>
/// <param name="Epilogues">What is applied to the sums before they are pooled.</param>
sealed record PlanarStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Result, Conv2d Convolution, Ops.Pooling Pooling, EquatableArray<TileSpan> Channels,
    PackedWeight Weight, PackedWeight Bias, EquatableArray<EpilogueKey> Epilogues)
    : Step(Name, [Input], [Result])
{
    public override string Algorithm =>
        $"planar {Convolution.Kernel.Height}×{Convolution.Kernel.Width}, {Channels[0].Size} channels at a time{string.Concat(Epilogues.Select(e => $" + {e.Name}"))} + {Reduction.ToString().ToLowerInvariant()} of {Pooling.Kernel.Height}×{Pooling.Kernel.Width}";

    public override EquatableArray<PackedWeight> Weights => [Weight, Bias];

    public PlanarTile Tile(TileSpan channels) =>
        new(InstructionSet, Pooling.Kernel.Height, Pooling.Kernel.Width, channels.Size, Convolution.Kernel.Width, Convolution.Strides.Width);

    public PlanarPooling PoolingKernel => new(InstructionSet, Reduction, Pooling.Kernel.Height * Pooling.Kernel.Width, Epilogues);

    /// <summary>Rows of the operand from a row of windows to the next.</summary>
    public int UnitRows => Pooling.Kernel.Height * Convolution.Strides.Height;

    /// <summary>Rows of the operand, padding included, that the windows reach.</summary>
    public int CopiedRows => (((Result.Layout.Shape.Height * Pooling.Kernel.Height) - 1) * Convolution.Strides.Height) + Convolution.Kernel.Height;

    /// <summary>Floats of a row's part: whole vectors of windows, and the taps of the last.</summary>
    public int PhaseLength => (int)Layout.RoundUp(Math.Max(Result.Layout.Shape.Width, InstructionSet.Lanes) + (LastOffset / Phases));

    public int RowLength => Phases * PhaseLength;

    public long PlaneLength => (long)CopiedRows * RowLength;

    public int Phases => Tile(Channels[0]).Phases;

    /// <summary>Where a tile's sums are put, behind the copy.</summary>
    public long SumsStart => Input.Layout.Shape.Channels * PlaneLength;

    /// <summary>Where the results of a vector of windows are put, a row for each channel.</summary>
    public long RowsStart => SumsStart + ((long)Channels[0].Size * Pooling.Kernel.Height * Pooling.Kernel.Width * InstructionSet.Lanes);

    public override long ScratchLength => Layout.RoundUp(RowsStart + ((long)Result.Layout.Shape.Channels * InstructionSet.Lanes));

    PoolingReduction Reduction => Pooling is MaxPool2d ? PoolingReduction.Maximum : PoolingReduction.Mean;

    int LastOffset => ((Pooling.Kernel.Width - 1) * Convolution.Strides.Width) + Convolution.Kernel.Width - 1;
}
