using NetGenCompiler.Emission.Elementwise;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
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
        if (epilogue.Operand == EpilogueOperand.None) return VectorFunction.Of(epilogue.Op, value, vector.InstructionSet);
        if (epilogue.Operand == EpilogueOperand.Constants) return ApplyConstants(epilogue.Op, index, value, block);
        var operand = Load(epilogue.Operand, index, row, column, block);
        var (left, right) = epilogue.ResultIsRight ? (operand, value) : (value, operand);
        return epilogue.Op switch
        {
            Add => $"{left} + {right}",
            Subtract => $"{left} - {right}",
            Multiply => $"{left} * {right}",
            _ => throw new ArgumentOutOfRangeException(nameof(index), epilogue.Op, "not an operator of two operands"),
        };
    }

    string ApplyConstants(Op op, int index, string value, int block)
    {
        string Constant(int k) => vector.Load(Address.Sum(EpilogueParameters.Constants(index, k), block * vector.Lanes));
        return op switch
        {
            ScaleShift => vector.MultiplyAdd(value, Constant(0), Constant(1)),
            PReLU => vector.MultiplyAdd(Constant(0), vector.Min(vector.Zero, value), vector.Max(vector.Zero, value)),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "not an operator with constants"),
        };
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
            _ => vector.Broadcast($"*({Address.Sum(pointer, column, rowOffset)})"),
        };
    }
}
