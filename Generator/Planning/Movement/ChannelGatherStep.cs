using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Movement;

/// <summary>
/// Brings channels of values in blocks into another order: each block of a result is made of lanes of a few blocks of the operands. Joining and
/// cutting off the borders of blocks, and shuffling, are this.
/// </summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Reads">The operands.</param>
/// <param name="Writes">The results.</param>
/// <param name="Channels">For each result, where each of its channels comes from.</param>
/// <param name="Operation">The operator's name.</param>
sealed record ChannelGatherStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Reads, EquatableArray<Placement> Writes,
    EquatableArray<EquatableArray<ChannelSource>> Channels, string Operation)
    : Step(Name, Reads, Writes)
{
    public override string Algorithm => $"{Operation}, gather of lanes";

    public ChannelGatherKernel Kernel(int result) => new(InstructionSet, Blocks(result).Max(b => b.Count));

    /// <summary>For each block of a result the blocks of operands that it takes lanes from, in the order of their first use.</summary>
    public IReadOnlyList<IReadOnlyList<ChannelSource>> Blocks(int result)
    {
        var lanes = InstructionSet.Lanes;
        return [.. Enumerable.Range(0, Writes[result].Layout.Planes).Select(plane => Lanes(result, plane)
            .Where(s => s is not null).Select(s => new ChannelSource(s!.Value.Operand, s.Value.Channel / lanes)).Distinct().ToList())];
    }

    /// <summary>Where each lane of a block comes from; null beyond the channels.</summary>
    public IEnumerable<ChannelSource?> Lanes(int result, int plane) => Enumerable.Range(plane * InstructionSet.Lanes, InstructionSet.Lanes)
        .Select(c => c < Channels[result].Count ? Channels[result][c] : (ChannelSource?)null);
}
