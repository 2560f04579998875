using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Reduction;

/// <summary>Sums over all items and pixels, one for each channel; of plain values one for each place along the last axis.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Sources">The value, or the two whose products are summed; all stored alike but for their halos.</param>
/// <param name="Target">A number for each channel, plain, of the batch.</param>
/// <param name="Term">What is summed.</param>
sealed record ChannelReductionStep(string Name, InstructionSet InstructionSet, EquatableArray<Placement> Sources, Placement Target, ReductionTerm Term)
    : Step(Name, Sources, [Target])
{
    public override string Algorithm => $"{(Term == ReductionTerm.Value ? "sum" : "dot")} of {(Layout.Block > 1 ? "channels" : "columns")} over the batch";

    public override bool ReducesBatch => true;

    public ChannelReductionKernel Kernel => new(InstructionSet, Term);

    public int Channels => Target.Layout.Shape.Channels;

    /// <summary>Rows of pixels: of a map in blocks, or of plain numbers one each.</summary>
    public int Rows => Layout.Block > 1 ? Layout.Shape.Height : (int)(Layout.Shape.Length / Channels);

    public int Columns => Layout.Block > 1 ? Layout.Shape.Width : 1;

    /// <summary>Channels after the last whole vector of a row that another row follows, where a kernel may not read on.</summary>
    public int Rest => Layout.Block == 1 && Rows > 1 ? Channels % InstructionSet.Lanes : 0;

    public int RowStride(Placement source) => Layout.Block > 1 ? source.Layout.RowStride : Channels;

    public int GroupStride(Placement source) => Layout.Block > 1 ? source.Layout.PlaneStride : InstructionSet.Lanes;

    Layout Layout => Sources[0].Layout;
}
