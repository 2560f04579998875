namespace NetGenOracle.Kernels;

/// <summary>Tables whose rows are read by their numbers.</summary>
static class LookupKernels
{
    /// <summary>Of each index a row.</summary>
    public static OracleTensor Read(OperatorCall call)
    {
        var table = call.Weights[0];
        var (count, features) = (table.Shape[0], table.Shape[1]);
        return new(call.Output, call.Batch, [.. call.X.Data.SelectMany(index => Enumerable.Range(0, features).Select(f => IsRow(index, count) ? table.Data[((int)index * features) + f] : double.NaN))]);
    }

    /// <summary>The operands are the indices and the gradients of their rows.</summary>
    public static OracleTensor Add(OperatorCall call, int paddingRow)
    {
        var sum = OracleTensor.Zeros(call.Output, 1);
        var features = sum.Shape[1];
        for (var i = 0; i < call.X.Data.Length; i++)
        {
            if (!IsRow(call.X.Data[i], sum.Shape[0]) || (int)call.X.Data[i] == paddingRow) continue;
            for (var f = 0; f < features; f++) sum.Data[((int)call.X.Data[i] * features) + f] += call.Inputs[1].Data[(i * features) + f];
        }

        return sum;
    }

    static bool IsRow(double index, int count) => index >= 0 && index < count && Math.Floor(index) == index;
}
