using NetGenCompiler.Ops.Backward;

namespace NetGenOracle.Kernels;

/// <summary>The gradients of functions of a line of elements along an axis, by their derivatives: dx[i] = Σ dy[j] · ∂y[j]/∂x[i].</summary>
static class AxisGradientKernels
{
    public static OracleTensor Softmax(OperatorCall call, int axis) => ByDerivatives(call, axis, (y, j, i) => y[j] * ((i == j ? 1 : 0) - y[i]));

    public static OracleTensor LogSoftmax(OperatorCall call, int axis) => ByDerivatives(call, axis, (y, j, i) => (i == j ? 1 : 0) - Math.Exp(y[i]));

    public static OracleTensor L2Normalize(OperatorCall call, L2NormalizeGradient op) => ByDerivatives(call, op.Axis, (x, j, i) =>
    {
        var length = Length(x);
        return length >= op.Eps ? ((i == j ? 1 : 0) - (x[i] / length * (x[j] / length))) / length : (i == j ? 1 : 0) / (double)op.Eps;
    });

    public static OracleTensor L2Norm(OperatorCall call, L2NormGradient op) => ByDerivatives(call, 0, (x, j, i) =>
    {
        var length = Length(x);
        var ofLength = length > 0 ? x[i] / length : 0;
        return call.Weights[0].Data[j] * (((i == j ? 1 : 0) / (length + op.Eps)) - (x[j] * ofLength / ((length + op.Eps) * (length + op.Eps))));
    });

    public static OracleTensor Mean(OperatorCall call, MeanGradient op)
    {
        var dx = OracleTensor.Zeros(call.Output, call.Batch);
        var (_, along, inner) = Coordinates.Around(dx.Shape, Coordinates.Axis(op.Axis, dx.Shape));
        for (var i = 0; i < dx.Data.Length; i++) dx.Data[i] = call.X.Data[(i / inner / along * inner) + (i % inner)] / op.Extent;
        return dx;
    }

    public static OracleTensor Max(OperatorCall call, int axis)
    {
        var (dy, x, y, dx) = (call.X, call.Inputs[1], call.Inputs[2], OracleTensor.Zeros(call.Output, call.Batch));
        var (outer, along, inner) = Coordinates.Around(x.Shape, Coordinates.Axis(axis, x.Shape));
        for (var line = 0; line < outer * call.Batch * inner; line++)
        {
            var largest = Enumerable.Range(0, along).Select(a => ((((line / inner) * along) + a) * inner) + (line % inner)).Where(i => x.Data[i] == y.Data[line]).ToList();
            foreach (var i in largest) dx.Data[i] = dy.Data[line] / largest.Count;
        }

        return dx;
    }

    static OracleTensor ByDerivatives(OperatorCall call, int axis, Func<double[], int, int, double> derivative)
    {
        var (dy, other, dx) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        var (outer, along, inner) = Coordinates.Around(other.Shape, Coordinates.Axis(axis, other.Shape));
        for (var line = 0; line < outer * call.Batch * inner; line++)
        {
            int[] places = [.. Enumerable.Range(0, along).Select(a => ((((line / inner) * along) + a) * inner) + (line % inner))];
            double[] elements = [.. places.Select(p => other.Data[p])];
            for (var i = 0; i < along; i++)
            {
                for (var j = 0; j < along; j++) dx.Data[places[i]] += dy.Data[places[j]] * derivative(elements, j, i);
            }
        }

        return dx;
    }

    static double Length(double[] x) => Math.Sqrt(x.Sum(value => value * value));
}
