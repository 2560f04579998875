using NetGenCompiler.Emission.Elementwise;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes what a register tile applies to each accumulator before the store.</summary>
sealed class TileEpilogue(VectorText vector, EquatableArray<EpilogueKey> epilogues, int outputStep, int lastBlock = 0, int? lastLanes = null)
{
    /// <summary>Applies all epilogues to the accumulator of a pixel and a block of channels, in place.</summary>
    public void Write(CodeWriter writer, string accumulator, int row, int column, int block)
    {
        for (var i = 0; i < epilogues.Count; i++) writer.Line($"{accumulator} = {Apply(i, accumulator, row, column, block)};");
    }

    /// <summary>Asks for what the epilogues of a pixel and a block of channels read, so that it comes while the sums are computed.</summary>
    public void Prefetch(CodeWriter writer, int row, int column, int block)
    {
        for (var i = 0; vector.InstructionSet.Prefetches && i < epilogues.Count; i++)
        {
            if (epilogues[i].Operand == EpilogueOperand.Tensor) writer.Line(VectorText.Prefetch(OperandAddress(i, row, column, block)));
        }
    }

    /// <summary>The address of a column of a result, or of what combines with it.</summary>
    public static Address Column(Address first, int column, int outputStep) =>
        outputStep == DenseTile.ItemStep ? Address.Sum(first, 0, Address.Times(column, "inputStep")) : Address.Sum(first, column * outputStep);

    string Apply(int index, string value, int row, int column, int block)
    {
        var epilogue = epilogues[index];
        IEnumerable<string> operands = epilogue.Operand switch
        {
            EpilogueOperand.None => [],
            EpilogueOperand.Constants => Enumerable.Range(0, epilogue.Constants)
                .Select(k => vector.Load(Address.Sum(EpilogueParameters.Constants(index, k), block * vector.Lanes))),
            var kind => [Load(kind, index, row, column, block)],
        };
        return VectorFunction.Of(epilogue, value, [.. operands], vector.InstructionSet);
    }

    string Load(EpilogueOperand kind, int index, int row, int column, int block)
    {
        var pointer = EpilogueParameters.Operand(index);
        return kind switch
        {
            EpilogueOperand.Tensor when block == lastBlock && lastLanes is { } count => vector.LoadFirst(OperandAddress(index, row, column, block), count),
            EpilogueOperand.Tensor => vector.Load(OperandAddress(index, row, column, block)),
            EpilogueOperand.Scalar => vector.Broadcast($"*{pointer}"),
            EpilogueOperand.Channel => vector.Load(Address.Sum(pointer, 0, PlaneOffset(index, block))),
            _ => vector.Broadcast(Address.Sum(pointer, column * (outputStep / vector.Lanes), RowOffset(index, row)).Element),
        };
    }

    Address OperandAddress(int index, int row, int column, int block) =>
        Address.Sum(Column(EpilogueParameters.Operand(index), column, outputStep), 0, RowOffset(index, row), PlaneOffset(index, block));

    static string RowOffset(int index, int row) => row == 0 ? "" : Address.Times(row, EpilogueParameters.OperandRow(index));

    static string PlaneOffset(int index, int block) => block == 0 ? "" : Address.Times(block, EpilogueParameters.OperandPlane(index));
}
