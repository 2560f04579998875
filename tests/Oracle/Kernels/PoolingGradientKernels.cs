using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenOracle.Kernels;

/// <summary>Maxima with their places, and the gradients of poolings.</summary>
static class PoolingGradientKernels
{
    public static IReadOnlyList<OracleTensor> Max(OperatorCall call, MaxPool2dWithIndices pool) => Largest(call,
        i => PoolingKernels.Window(i, pool.Kernel.Height, pool.Strides.Height, pool.Padding.Top, pool.Dilations.Height),
        j => PoolingKernels.Window(j, pool.Kernel.Width, pool.Strides.Width, pool.Padding.Left, pool.Dilations.Width));

    public static IReadOnlyList<OracleTensor> AdaptiveMax(OperatorCall call) => Largest(call,
        i => PoolingKernels.Part(i, call.Output.Height, call.X.Shape.Height), j => PoolingKernels.Part(j, call.Output.Width, call.X.Shape.Width));

    public static OracleTensor MaxGradient(OperatorCall call, MaxPool2dGradient pool) => ToLargest(call,
        i => PoolingKernels.Window(i, pool.Kernel.Height, pool.Strides.Height, pool.Padding.Top, pool.Dilations.Height),
        j => PoolingKernels.Window(j, pool.Kernel.Width, pool.Strides.Width, pool.Padding.Left, pool.Dilations.Width));

    public static OracleTensor AdaptiveMaxGradient(OperatorCall call) => ToLargest(call,
        i => PoolingKernels.Part(i, call.X.Shape.Height, call.Output.Height), j => PoolingKernels.Part(j, call.X.Shape.Width, call.Output.Width));

    public static OracleTensor AverageGradient(OperatorCall call, AvgPool2dGradient pool)
    {
        var (x, dx, padding) = (call.Output, OracleTensor.Zeros(call.Output, call.Batch), pool.Padding);
        ForEach(call.X.Shape, call.Batch, (plane, i, j) =>
        {
            var rows = PoolingKernels.Window(i, pool.Kernel.Height, pool.Strides.Height, padding.Top, 1);
            var columns = PoolingKernels.Window(j, pool.Kernel.Width, pool.Strides.Width, padding.Left, 1);
            var padded = PoolingKernels.Inside(rows, -padding.Top, x.Height + padding.Bottom) * PoolingKernels.Inside(columns, -padding.Left, x.Width + padding.Right);
            var inside = PoolingKernels.Inside(rows, 0, x.Height) * PoolingKernels.Inside(columns, 0, x.Width);
            Spread(dx, plane, rows, columns, call.X.Plane(0, plane)[(i * call.X.Shape.Width) + j] / (pool.CountIncludePad ? padded : inside));
        });
        return dx;
    }

    public static OracleTensor AdaptiveAverageGradient(OperatorCall call)
    {
        var dx = OracleTensor.Zeros(call.Output, call.Batch);
        ForEach(call.X.Shape, call.Batch, (plane, i, j) =>
        {
            var rows = PoolingKernels.Part(i, call.X.Shape.Height, dx.Shape.Height);
            var columns = PoolingKernels.Part(j, call.X.Shape.Width, dx.Shape.Width);
            Spread(dx, plane, rows, columns, call.X.Plane(0, plane)[(i * call.X.Shape.Width) + j] / (rows.Length * columns.Length));
        });
        return dx;
    }

    static IReadOnlyList<OracleTensor> Largest(OperatorCall call, Func<int, int[]> rowsOf, Func<int, int[]> columnsOf)
    {
        var (x, y, places) = (call.X, OracleTensor.Zeros(call.Outputs[0], call.Batch), OracleTensor.Zeros(call.Outputs[1], call.Batch));
        ForEach(call.Output, call.Batch, (plane, i, j) =>
        {
            var (rows, columns, pixel) = (rowsOf(i), columnsOf(j), (i * call.Output.Width) + j);
            var found = (Value: double.NaN, Place: -1);
            for (var place = 0; place < rows.Length * columns.Length; place++)
            {
                var (row, column) = (rows[place / columns.Length], columns[place % columns.Length]);
                if (row < 0 || row >= x.Shape.Height || column < 0 || column >= x.Shape.Width) continue;
                var value = x.Plane(0, plane)[(row * x.Shape.Width) + column];
                if (found.Place < 0 || value > found.Value || double.IsNaN(value)) found = (value, place);
            }

            y.Plane(0, plane)[pixel] = found.Value;
            places.Plane(0, plane)[pixel] = found.Place;
        });
        return [y, places];
    }

    static OracleTensor ToLargest(OperatorCall call, Func<int, int[]> rowsOf, Func<int, int[]> columnsOf)
    {
        var dx = OracleTensor.Zeros(call.Output, call.Batch);
        ForEach(call.X.Shape, call.Batch, (plane, i, j) =>
        {
            var (rows, columns, pixel) = (rowsOf(i), columnsOf(j), (i * call.X.Shape.Width) + j);
            var place = (int)call.Inputs[1].Plane(0, plane)[pixel];
            dx.Plane(0, plane)[(rows[place / columns.Length] * dx.Shape.Width) + columns[place % columns.Length]] += call.X.Plane(0, plane)[pixel];
        });
        return dx;
    }

    static void Spread(OracleTensor dx, int plane, int[] rows, int[] columns, double share)
    {
        foreach (var row in rows.Where(r => r >= 0 && r < dx.Shape.Height))
        {
            foreach (var column in columns.Where(c => c >= 0 && c < dx.Shape.Width)) dx.Plane(0, plane)[(row * dx.Shape.Width) + column] += share;
        }
    }

    static void ForEach(TensorShape map, int batch, Action<int, int, int> visit) => Parallel.For(0, batch * map.Channels, plane =>
    {
        for (var pixel = 0; pixel < map.Height * map.Width; pixel++) visit(plane, pixel / map.Width, pixel % map.Width);
    });
}
