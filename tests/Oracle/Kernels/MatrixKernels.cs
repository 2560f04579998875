using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Matrix products.</summary>
static class MatrixKernels
{
    /// <summary>y[…, o] = b[o] + Σ w[o, i] · x[…, i].</summary>
    public static OracleTensor Linear(OperatorCall call, Linear linear)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        var inFeatures = call.X.Shape[call.X.Shape.Rank - 1];
        var (x, weight, bias) = (call.X.Data, call.Weights[0].Data, call.WeightAt(1));
        Parallel.For(0, linear.OutFeatures, o =>
        {
            for (var row = 0; row < x.Length / inFeatures; row++)
            {
                var sum = bias?[o] ?? 0;
                for (var i = 0; i < inFeatures; i++) sum += weight[(o * inFeatures) + i] * x[(row * inFeatures) + i];
                y.Data[(row * linear.OutFeatures) + o] = sum;
            }
        });
        return y;
    }

    /// <summary>y[…, m, n] = Σ left[…, m, k] · right[…, k, n]; leading dimensions of 1 are broadcast.</summary>
    public static OracleTensor MatMul(OperatorCall call)
    {
        var (left, right, y) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        var rank = call.Output.Rank;
        var (rows, inner, columns) = (left.Shape[rank - 2], left.Shape[rank - 1], right.Shape[rank - 1]);
        var leading = Coordinates.Lengths(call.Output)[..^2];
        var matrices = leading.Aggregate(1, (product, d) => product * d);
        for (var item = 0; item < call.Batch; item++)
        {
            for (var matrix = 0; matrix < matrices; matrix++)
            {
                var place = Coordinates.Of(matrix, leading);
                var a = left.Item(item).Slice(Coordinates.Broadcast(place, Coordinates.Lengths(left.Shape)[..^2]) * rows * inner, rows * inner);
                var b = right.Item(item).Slice(Coordinates.Broadcast(place, Coordinates.Lengths(right.Shape)[..^2]) * inner * columns, inner * columns);
                var result = y.Item(item).Slice(matrix * rows * columns, rows * columns);
                for (var m = 0; m < rows; m++)
                {
                    for (var n = 0; n < columns; n++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < inner; k++) sum += a[(m * inner) + k] * b[(k * columns) + n];
                        result[(m * columns) + n] = sum;
                    }
                }
            }
        }

        return y;
    }
}
