namespace NetGenOracle.Kernels;

/// <summary>Sums over items, and over axes.</summary>
static class BatchReductionKernels
{
    /// <summary>A sum of terms, one for each element of the batch, for each place along an axis.</summary>
    public static OracleTensor Sum(OperatorCall call, int axis, Func<int, double> term)
    {
        var (x, sum) = (call.X, OracleTensor.Zeros(call.Output, 1));
        var (_, along, inner) = Coordinates.Around(x.Shape, Coordinates.Axis(axis, x.Shape));
        for (var i = 0; i < x.Data.Length; i++) sum.Data[i / inner % along] += term(i);
        return sum;
    }

    /// <summary>Each element is added where it would have been broadcast from.</summary>
    public static OracleTensor SumTo(OperatorCall call)
    {
        var (x, sum) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var (lengths, summed) = (Coordinates.Lengths(x.Shape), Coordinates.Lengths(sum.Shape));
        for (var i = 0; i < x.Data.Length; i++) sum.Item(i / x.ItemLength)[Coordinates.Broadcast(Coordinates.Of(i % x.ItemLength, lengths), summed)] += x.Data[i];
        return sum;
    }
}
