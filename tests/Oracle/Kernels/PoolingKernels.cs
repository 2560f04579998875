using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Means and maxima of windows of a map.</summary>
static class PoolingKernels
{
    public static OracleTensor Max(OperatorCall call, MaxPool2d pool) => Pool(call,
        i => Window(i, pool.Kernel.Height, pool.Strides.Height, pool.Padding.Top, pool.Dilations.Height),
        j => Window(j, pool.Kernel.Width, pool.Strides.Width, pool.Padding.Left, pool.Dilations.Width),
        (_, _, pixels) => ReductionKernels.Largest(pixels));

    public static OracleTensor Average(OperatorCall call, AvgPool2d pool)
    {
        var (x, stride) = (call.X.Shape, pool.Strides);
        return Pool(call,
            i => Window(i, pool.Kernel.Height, stride.Height, pool.Padding.Top, 1),
            j => Window(j, pool.Kernel.Width, stride.Width, pool.Padding.Left, 1),
            (rows, columns, pixels) =>
            {
                var padded = Inside(rows, -pool.Padding.Top, x.Height + pool.Padding.Bottom) * Inside(columns, -pool.Padding.Left, x.Width + pool.Padding.Right);
                return pixels.Sum() / (pool.CountIncludePad ? padded : pixels.Count);
            });
    }

    public static OracleTensor AdaptiveAverage(OperatorCall call) => Adaptive(call, pixels => pixels.Sum() / pixels.Count);

    public static OracleTensor AdaptiveMax(OperatorCall call) => Adaptive(call, pixels => ReductionKernels.Largest(pixels));

    // Window i of n over m pixels covers ⌊i·m/n⌋ to ⌈(i + 1)·m/n⌉; the whole map where n is 1.
    static OracleTensor Adaptive(OperatorCall call, Func<List<double>, double> reduce) => Pool(call,
        i => Part(i, call.Output.Height, call.X.Shape.Height), j => Part(j, call.Output.Width, call.X.Shape.Width), (_, _, pixels) => reduce(pixels));

    public static int[] Window(int index, int kernel, int stride, int before, int dilation) => [.. Enumerable.Range(0, kernel).Select(k => (index * stride) + (k * dilation) - before)];

    public static int[] Part(int index, int parts, int size)
    {
        var start = index * size / parts;
        var end = (((index + 1) * size) + parts - 1) / parts;
        return [.. Enumerable.Range(start, end - start)];
    }

    public static int Inside(int[] places, int start, int end) => places.Count(p => p >= start && p < end);

    static OracleTensor Pool(OperatorCall call, Func<int, int[]> rowsOf, Func<int, int[]> columnsOf, Func<int[], int[], List<double>, double> reduce)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var rows = Enumerable.Range(0, call.Output.Height).Select(rowsOf).ToArray();
        var columns = Enumerable.Range(0, call.Output.Width).Select(columnsOf).ToArray();
        Parallel.For(0, call.Batch * x.Shape.Channels, plane =>
        {
            ReadOnlySpan<double> source = x.Plane(0, plane);
            var target = y.Plane(0, plane);
            var pixels = new List<double>();
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = 0; j < columns.Length; j++)
                {
                    Gather(source, x.Shape, rows[i], columns[j], pixels);
                    target[(i * columns.Length) + j] = reduce(rows[i], columns[j], pixels);
                }
            }
        });
        return y;
    }

    // Only the pixels inside the map.
    static void Gather(ReadOnlySpan<double> source, TensorShape shape, int[] rows, int[] columns, List<double> pixels)
    {
        pixels.Clear();
        foreach (var row in rows)
        {
            if (row < 0 || row >= shape.Height) continue;
            foreach (var column in columns)
            {
                if (column >= 0 && column < shape.Width) pixels.Add(source[(row * shape.Width) + column]);
            }
        }
    }
}
