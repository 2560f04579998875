using NetGenCompiler.Ops.Backward;
using static NetGenCompiler.Emission.Elementwise.VectorFunction;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>The derivatives of activations times a gradient, as C# expressions over vectors.</summary>
static class GradientFunction
{
    /// <param name="op">The operator.</param>
    /// <param name="v">The vectors.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="value">The activation's operand or result, whichever the operator takes.</param>
    public static string Of(ActivationGradient op, VectorText v, string dy, string value) => op switch
    {
        ReLUGradient => Select(v, Greater(v, value, v.Zero), dy, v.Zero),
        ReLU6Gradient => Select(v, Within(v, value, 6), dy, v.Zero),
        HardSigmoidGradient => Select(v, Within(v, value, 1), $"{dy} * {v.Constant(1f / 6)}", v.Zero),
        HardSwishGradient => Select(v, Greater(v, v.Constant(-3), value), v.Zero, Select(v, Greater(v, v.Constant(3), value), $"{dy} * {v.MultiplyAdd(value, v.Constant(1f / 3), v.Constant(0.5f))}", dy)),
        LeakyReLUGradient leaky => Select(v, Greater(v, value, v.Zero), dy, $"{v.Constant(leaky.Slope)} * {dy}"),
        ELUGradient { OfResult: true } elu => Select(v, Greater(v, value, v.Zero), dy, $"{dy} * ({value} + {v.Constant(elu.Alpha)})"),
        ELUGradient elu => Select(v, Greater(v, value, v.Zero), dy, $"{dy} * {Scaled(v, elu.Alpha, $"Exp({value})")}"),
        SigmoidGradient => $"{dy} * {value} * ({v.Constant(1)} - {value})",
        TanhGradient => $"{dy} * ({v.Constant(1)} - {value}) * ({v.Constant(1)} + {value})",
        SoftplusGradient softplus => Softplus(v, softplus, dy, Scaled(v, softplus.Beta, value)),
        SwishGradient swish => $"{dy} * SwishSlope({Scaled(v, swish.Beta, value)})",
        GELUGradient { Tanh: true } => $"{dy} * TanhGeluSlope({value})",
        GELUGradient => $"{dy} * GeluSlope({value})",
        MishGradient => $"{dy} * MishSlope({value})",
        _ => throw new NotSupportedException($"no vector form of {op.Name}"),
    };

    static string Softplus(VectorText v, SoftplusGradient softplus, string dy, string scaled) =>
        Select(v, Greater(v, scaled, v.Constant(softplus.Threshold)), dy, $"{dy} * Sigmoid({scaled})");

    /// <summary>Whether a value lies between 0 and a bound, neither included.</summary>
    static string Within(VectorText v, string value, float bound) => $"{Greater(v, value, v.Zero)} & {Greater(v, v.Constant(bound), value)}";
}
