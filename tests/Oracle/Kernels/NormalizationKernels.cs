using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Operators with constants per channel, and those that divide by a sum along an axis.</summary>
static class NormalizationKernels
{
    /// <summary>γ·(x − μ)/√(σ² + eps) + β per channel; the weights are γ, β, μ, σ² and a counter, or the last three.</summary>
    public static OracleTensor BatchNorm(OperatorCall call, float eps, bool affine)
    {
        var statistics = affine ? 2 : 0;
        var (mean, variance) = (call.Weights[statistics].Data, call.Weights[statistics + 1].Data);
        return PerChannel(call, (x, c) =>
        {
            var normal = (x - mean[c]) / Math.Sqrt(variance[c] + eps);
            return affine ? (call.Weights[0].Data[c] * normal) + call.Weights[1].Data[c] : normal;
        });
    }

    /// <summary>One slope for all channels or one for each.</summary>
    public static OracleTensor PReLU(OperatorCall call)
    {
        var slopes = call.Weights[0].Data;
        return PerChannel(call, (x, c) => ActivationKernels.LeakyReLU(x, slopes[slopes.Length == 1 ? 0 : c]));
    }

    public static OracleTensor Softmax(OperatorCall call, int axis) => AlongAxis(call, axis, (x, y) =>
    {
        var sum = Shifted(x).Select(Math.Exp).Sum();
        for (var i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i] - x.Max()) / sum;
    });

    public static OracleTensor LogSoftmax(OperatorCall call, int axis) => AlongAxis(call, axis, (x, y) =>
    {
        var logSum = Math.Log(Shifted(x).Select(Math.Exp).Sum());
        for (var i = 0; i < x.Length; i++) y[i] = x[i] - x.Max() - logSum;
    });

    /// <summary>x / max(‖x‖, eps) along an axis.</summary>
    public static OracleTensor L2Normalize(OperatorCall call, L2Normalize op) => AlongAxis(call, op.Axis, (x, y) =>
    {
        var length = Math.Max(Length(x), op.Eps);
        for (var i = 0; i < x.Length; i++) y[i] = x[i] / length;
    });

    /// <summary>scale · x / (‖x‖ + eps) along the channels.</summary>
    public static OracleTensor L2Norm(OperatorCall call, L2Norm op) => AlongAxis(call, 0, (x, y) =>
    {
        var length = Length(x) + op.Eps;
        for (var i = 0; i < x.Length; i++) y[i] = call.Weights[0].Data[i] * x[i] / length;
    });

    /// <summary>An element and its channel (axis 0) make the result.</summary>
    public static OracleTensor PerChannel(OperatorCall call, Func<double, int, double> function)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var channelLength = x.ItemLength / x.Shape[0];
        for (var i = 0; i < x.Data.Length; i++) y.Data[i] = function(x.Data[i], i / channelLength % x.Shape[0]);
        return y;
    }

    // Each line of elements along an axis makes a line of the result.
    static OracleTensor AlongAxis(OperatorCall call, int axis, Action<double[], double[]> function)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var (outer, along, inner) = Coordinates.Around(x.Shape, Coordinates.Axis(axis, x.Shape));
        for (var o = 0; o < outer * call.Batch; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                var line = new double[along];
                var result = new double[along];
                for (var a = 0; a < along; a++) line[a] = x.Data[(((o * along) + a) * inner) + i];
                function(line, result);
                for (var a = 0; a < along; a++) y.Data[(((o * along) + a) * inner) + i] = result[a];
            }
        }

        return y;
    }

    static IEnumerable<double> Shifted(double[] x)
    {
        var max = x.Max();
        return x.Select(value => value - max);
    }

    static double Length(double[] x) => Math.Sqrt(x.Sum(value => value * value));
}
