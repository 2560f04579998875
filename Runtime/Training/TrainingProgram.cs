using System.ComponentModel;
using System.Globalization;
using System.Text;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>What generated code says of its forward and backward pass, for one instruction set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class TrainingProgram
{
    readonly Lazy<ILookup<int, StepValue>> values;

    /// <summary>Describes a program.</summary>
    /// <param name="forward">The forward pass over frames.</param>
    /// <param name="backward">The backward pass over frames.</param>
    /// <param name="packing">How weights are packed: a <see cref="PackingTable"/>.</param>
    /// <param name="inputs">A line for each input of the graph: <c>input 784 x</c> or <c>gradient 10 output</c>.</param>
    /// <param name="outputs">A line for each output: <c>output 10 output</c>, <c>statistic 0 bn.running_mean</c>, <c>parameter 0 fc.weight</c>, <c>gradient 784 x</c>.</param>
    /// <param name="values">A line for each value that a step writes: a <see cref="StepValue"/>.</param>
    public TrainingProgram(
        delegate*<void*, ref TeamMember, void> forward, delegate*<void*, ref TeamMember, void> backward, ReadOnlySpan<byte> packing, ReadOnlySpan<byte> inputs,
        ReadOnlySpan<byte> outputs, ReadOnlySpan<byte> values)
    {
        Forward = forward;
        Backward = backward;
        Packing = PackingTable.Parse(packing);
        Inputs = Ports(inputs);
        Outputs = Ports(outputs);
        var table = values.ToArray();
        this.values = new(() => StepValue.Parse(table));
    }

    /// <summary>Floats of working memory for each item.</summary>
    public required long ArenaLength { get; init; }

    /// <summary>Floats of working memory for the batch.</summary>
    public required long SharedLength { get; init; }

    /// <summary>Floats of scratch memory for each thread.</summary>
    public required long ScratchLength { get; init; }

    /// <summary>Floats of packed weights.</summary>
    public required long WeightLength { get; init; }

    /// <summary>How many steps forward has; backward goes on counting.</summary>
    public required int ForwardSteps { get; init; }

    /// <summary>A layer that normalises by the batch, of which an item has one value a channel: of one item there is no variance. Null where there is none.</summary>
    public string? SingleValueLayer { get; init; }

    internal delegate*<void*, ref TeamMember, void> Forward { get; }

    internal delegate*<void*, ref TeamMember, void> Backward { get; }

    internal PackingTable Packing { get; }

    internal TrainingPort[] Inputs { get; }

    internal TrainingPort[] Outputs { get; }

    /// <summary>What each step writes.</summary>
    internal ILookup<int, StepValue> Values => values.Value;

    static TrainingPort[] Ports(ReadOnlySpan<byte> table) => [.. Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Port)];

    static TrainingPort Port(string line) => line.Trim().Split(' ', 3) is [var kind, var length, var name]
        ? new(Enum.Parse<TrainingPortKind>(kind, ignoreCase: true), int.Parse(length, CultureInfo.InvariantCulture), name)
        : throw new FormatException($"'{line}' is no input or output of a training program.");
}
