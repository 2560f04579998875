using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Elementwise operators as C# expressions over vectors. None overflows to something that is no number, and what is no number stays so.</summary>
static class VectorFunction
{
    /// <summary>½(1 + tanh(u)) is σ(2u), and 2u is x·2·√(2/π)·(1 + 0.044715·x²): the factors of x and of x³.</summary>
    public const float GeluLinear = 1.59576912161f, GeluCubic = 0.0713548162726f;

    /// <summary>Whether the operator is a few instructions, which a register tile may hold; the others call a <see cref="VectorHelper"/>.</summary>
    public static bool IsCheap(Op op) => VectorHelper.Of(op) is null;

    /// <summary>An activation of the vector in a variable.</summary>
    public static string Of(Op op, string x, InstructionSet instructionSet) => Of(op, x, [], false, instructionSet);

    /// <summary>An operator of a chain, applied to the result so far.</summary>
    /// <param name="key">The operator.</param>
    /// <param name="x">The variable of the result so far.</param>
    /// <param name="operands">Its other operand or its constants, as expressions.</param>
    /// <param name="instructionSet">The processors.</param>
    public static string Of(EpilogueKey key, string x, IReadOnlyList<string> operands, InstructionSet instructionSet) =>
        Of(key.Op, x, operands, key.ResultIsRight, instructionSet);

    static string Of(Op op, string x, IReadOnlyList<string> operands, bool resultIsRight, InstructionSet instructionSet)
    {
        VectorText v = new(instructionSet);
        var (left, right) = operands.Count == 0 ? (x, "") : resultIsRight ? (operands[0], x) : (x, operands[0]);
        return op switch
        {
            Add => $"{left} + {right}",
            Subtract => $"{left} - {right}",
            Multiply => $"{left} * {right}",
            ActivationGradient gradient => GradientFunction.Of(gradient, v, left, right),
            ScaleShift => v.MultiplyAdd(x, operands[0], operands[1]),
            PReLU => Rectify(v, x, operands[0]),
            PReLUDerivative => Select(v, Greater(v, x, v.Zero), v.Constant(1), operands[0]),
            Affine affine => Affine(v, affine, x),

            // On x86 these return the second operand where one is no number.
            ReLU => v.Max(v.Zero, x),
            ReLU6 => v.Min(v.Constant(6), v.Max(v.Zero, x)),
            LeakyReLU leaky => Rectify(v, x, v.Constant(leaky.Slope)),
            HardSigmoid => ClampedSlope(v, x),
            HardSwish => $"{x} * {ClampedSlope(v, x)}",
            ELU elu => Select(v, Greater(v, x, v.Zero), x, Scaled(v, elu.Alpha, $"ExpMinusOne({x})")),
            Sigmoid => $"Sigmoid({x})",
            SiLU => $"{x} * Sigmoid({x})",
            Swish swish => $"{x} * Sigmoid({Scaled(v, swish.Beta, x)})",
            Tanh => $"Tanh({x})",
            GELU { Tanh: true } => $"{x} * Sigmoid({x} * {GeluSlope(v, x)})",
            GELU => $"{x} * NormalCdf({x})",
            Mish => $"{x} * TanhSoftplus({x})",
            Softplus softplus => Softplus(v, softplus, x),
            _ => throw new NotSupportedException($"no vector form of {op.Name}"),
        };
    }

    static string Rectify(VectorText v, string x, string slope) => Select(v, Greater(v, x, v.Zero), x, $"{slope} * {x}");

    static string Affine(VectorText v, Affine affine, string x) => affine switch
    {
        { Scale: 1 } => $"{x} + {v.Constant(affine.Shift)}",
        { Shift: 0 } => $"{x} * {v.Constant(affine.Scale)}",
        _ => v.MultiplyAdd(x, v.Constant(affine.Scale), v.Constant(affine.Shift)),
    };

    // ReLU6(x + 3)/6.
    static string ClampedSlope(VectorText v, string x) => $"({v.Min(v.Constant(6), v.Max(v.Zero, $"{x} + {v.Constant(3)}"))} * {v.Constant(1f / 6)})";

    static string GeluSlope(VectorText v, string x) => v.MultiplyAdd($"{x} * {x}", v.Constant(GeluCubic), v.Constant(GeluLinear));

    static string Softplus(VectorText v, Softplus softplus, string x)
    {
        var scaled = Scaled(v, softplus.Beta, x);
        return Select(v, Greater(v, scaled, v.Constant(softplus.Threshold)), x, Scaled(v, 1 / softplus.Beta, $"Softplus({scaled})"));
    }

    public static string Scaled(VectorText v, float factor, string x) => factor == 1 ? x : $"{v.Constant(factor)} * {x}";

    public static string Greater(VectorText v, string left, string right) => $"{v.InstructionSet.VectorClass}.GreaterThan({left}, {right})";

    public static string Select(VectorText v, string condition, string then, string otherwise) => $"{v.InstructionSet.VectorClass}.ConditionalSelect({condition}, {then}, {otherwise})";
}
