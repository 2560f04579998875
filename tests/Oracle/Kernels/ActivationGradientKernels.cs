using NetGenCompiler.Ops.Backward;

namespace NetGenOracle.Kernels;

/// <summary>Derivatives of activations times a gradient, from the textbook.</summary>
static class ActivationGradientKernels
{
    /// <summary>The product as a function of the gradient and of the activation's operand or result.</summary>
    public static Func<double, double, double> FunctionOf(ActivationGradient gradient) => gradient switch
    {
        ReLUGradient => (dy, y) => y <= 0 ? 0 : dy,
        ReLU6Gradient => (dy, y) => y <= 0 || y >= 6 ? 0 : dy,
        SigmoidGradient => (dy, y) => dy * y * (1 - y),
        TanhGradient => (dy, y) => dy * (1 - (y * y)),
        HardSigmoidGradient => (dy, y) => y > 0 && y < 1 ? dy / 6 : 0,
        HardSwishGradient => (dy, x) => x < -3 ? 0 : x < 3 ? dy * ((2 * x) + 3) / 6 : dy,
        MishGradient => (dy, x) => dy * Mish(x),
        SwishGradient swish => (dy, x) => dy * Swish(x, swish.Beta),
        GELUGradient { Tanh: true } => (dy, x) => dy * GELUByTanh(x),
        GELUGradient => (dy, x) => dy * GELU(x),
        SoftplusGradient softplus => (dy, x) => softplus.Beta * x > softplus.Threshold ? dy : dy * ActivationKernels.Sigmoid(softplus.Beta * x),
        LeakyReLUGradient relu => (dy, x) => x > 0 ? dy : relu.Slope * dy,
        ELUGradient { OfResult: true } elu => (dy, y) => y > 0 ? dy : dy * (y + elu.Alpha),
        ELUGradient elu => (dy, x) => x > 0 ? dy : dy * elu.Alpha * Math.Exp(x),
        _ => throw new NotSupportedException($"the oracle has no function for {gradient.Name}"),
    };

    public static OracleTensor PReLU(OperatorCall call, bool perChannel)
    {
        var (dy, x, y) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        var channelLength = x.ItemLength / x.Shape[0];
        for (var i = 0; i < y.Data.Length; i++) y.Data[i] = x.Data[i] > 0 ? dy.Data[i] : dy.Data[i] * call.Weights[0].Data[perChannel ? i / channelLength % x.Shape[0] : 0];
        return y;
    }

    public static OracleTensor PReLUSlope(OperatorCall call, bool perChannel)
    {
        var (dy, x, sum) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, 1));
        var channelLength = x.ItemLength / x.Shape[0];
        for (var i = 0; i < x.Data.Length; i++) sum.Data[perChannel ? i / channelLength % x.Shape[0] : 0] += x.Data[i] > 0 ? 0 : dy.Data[i] * x.Data[i];
        return sum;
    }

    static double Swish(double x, double beta)
    {
        var s = ActivationKernels.Sigmoid(beta * x);
        return s + (beta * x * s * ActivationKernels.Sigmoid(-beta * x));
    }

    static double Mish(double x)
    {
        var t = Math.Tanh(ActivationKernels.SoftplusOf(x));
        return t + (x * (1 - (t * t)) * ActivationKernels.Sigmoid(x));
    }

    static double GELU(double x) => (0.5 * ErrorFunction.Complement(-x / Math.Sqrt(2))) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));

    static double GELUByTanh(double x)
    {
        var scale = Math.Sqrt(2 / Math.PI);
        var t = Math.Tanh(scale * (x + (0.044715 * x * x * x)));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * scale * (1 + (3 * 0.044715 * x * x)));
    }
}
