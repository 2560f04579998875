namespace NetGenOracle.Kernels;

/// <summary>A function of each line of elements along an axis.</summary>
static class ReductionKernels
{
    public static OracleTensor Mean(OperatorCall call, int axis) => Reduce(call, axis, line => line.Sum() / line.Length);

    /// <summary>Of each item, or of what is one for all.</summary>
    public static OracleTensor Sum(OperatorCall call, int axis) => Reduce(call with { Batch = call.X.Batch }, axis, line => line.Sum());

    public static OracleTensor Max(OperatorCall call, int axis) => Reduce(call, axis, Largest);

    /// <summary>A function of a line of each of two operands.</summary>
    public static OracleTensor Compare(OperatorCall call, int axis, Func<double[], double[], double> compare)
    {
        // The lines of the one follow those of the other, in the same order.
        List<double[]> lines = [];
        _ = Reduce(call with { Inputs = [call.Inputs[1]] }, axis, line =>
        {
            lines.Add(line);
            return 0;
        });
        var next = 0;
        return Reduce(call, axis, line => compare(line, lines[next++]));
    }

    /// <summary>The largest number; what is none where one is none, unlike LINQ's.</summary>
    public static double Largest(IEnumerable<double> numbers) => numbers.Aggregate(Math.Max);

    static OracleTensor Reduce(OperatorCall call, int axis, Func<double[], double> reduce)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var (outer, along, inner) = Coordinates.Around(x.Shape, Coordinates.Axis(axis, x.Shape));
        for (var o = 0; o < outer * call.Batch; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                y.Data[(o * inner) + i] = reduce([.. Enumerable.Range(0, along).Select(a => x.Data[(((o * along) + a) * inner) + i])]);
            }
        }

        return y;
    }
}
