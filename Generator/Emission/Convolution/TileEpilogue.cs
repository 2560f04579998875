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
        var rowOffset = row == 0 ? "" : Address.Times(row, EpilogueParameters.OperandRow(index));
        var planeOffset = block == 0 ? "" : Address.Times(block, EpilogueParameters.OperandPlane(index));
        return kind switch
        {
            EpilogueOperand.Tensor when block == lastBlock && lastLanes is { } count =>
                vector.LoadFirst(Address.Sum(pointer, column * outputStep, rowOffset, planeOffset), count),
            EpilogueOperand.Tensor => vector.Load(Address.Sum(pointer, column * outputStep, rowOffset, planeOffset)),
            EpilogueOperand.Scalar => vector.Broadcast($"*{pointer}"),
            EpilogueOperand.Channel => vector.Load(Address.Sum(pointer, 0, planeOffset)),
            _ => vector.Broadcast(Address.Sum(pointer, column, rowOffset).Element),
        };
    }
}
