using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>The parameters that the epilogues of a register tile add to its kernel, numbered by the epilogue that reads them.</summary>
static class EpilogueParameters
{
    /// <summary>The address of the other operand of an epilogue, at the tile's first pixel and channel.</summary>
    public static string Operand(int epilogue) => $"operand{epilogue}";

    /// <summary>From a row of the other operand to the next.</summary>
    public static string OperandRow(int epilogue) => $"operand{epilogue}Row";

    /// <summary>From a block of channels of the other operand to the next.</summary>
    public static string OperandPlane(int epilogue) => $"operand{epilogue}Plane";

    /// <summary>The address of a vector of constants, at the tile's first channel.</summary>
    public static string Constants(int epilogue, int index) => $"constants{epilogue}_{index}";

    /// <summary>All parameters of a tile of several rows, several blocks of channels, or one.</summary>
    public static IEnumerable<KernelParameter> Of(EquatableArray<EpilogueKey> epilogues, bool rows, bool planes)
    {
        for (var i = 0; i < epilogues.Count; i++)
        {
            var operand = epilogues[i].Operand;
            for (var k = 0; k < epilogues[i].Constants; k++) yield return KernelParameter.Pointer(Constants(i, k));
            if (operand is EpilogueOperand.None or EpilogueOperand.Constants) continue;
            yield return KernelParameter.Pointer(Operand(i));
            if (rows && operand is (EpilogueOperand.Tensor or EpilogueOperand.Pixel)) yield return KernelParameter.Number(OperandRow(i));
            if (planes && operand is (EpilogueOperand.Tensor or EpilogueOperand.Channel)) yield return KernelParameter.Number(OperandPlane(i));
        }
    }
}
