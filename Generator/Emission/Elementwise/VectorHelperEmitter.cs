using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Writes the functions that elementwise expressions call. Errors are a few units in the last place over the whole range.</summary>
static class VectorHelperEmitter
{
    /// <summary>(eʳ − 1 − r)/r² for |r| ≤ ln 2/2. Cephes, expf.</summary>
    static readonly float[] ExpTail = [1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f];

    /// <summary>Φ(−x)·e^(x²/2)/w in w = 3/(3 + x) for x from 0 to 14.5: minimax, relative error 5.2e-8.</summary>
    static readonly float[] NormalTail =
        [-0.022441722f, 0.12807107f, -0.26822904f, 0.21559273f, -0.051145073f, 0.11901262f, 0.11263666f, 0.13354635f, 0.13295645f];

    /// <summary>(artanh s − s)/s³ in s² for s from 0 to ⅓: minimax, relative error 1e-8.</summary>
    static readonly float[] ArtanhTail = [0.11616770178079605f, 0.1085226908326149f, 0.1429624855518341f, 0.19999851286411285f, 0.3333333432674408f];

    public static void Emit(VectorHelper helper, CodeWriter writer)
    {
        VectorText v = new(helper.InstructionSet);
        writer.Line($"/// <summary>{Summary(helper.Function)}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Open($"public static {v.Type} {helper.MethodName}({v.Type} x)");
        foreach (var line in Body(helper.Function, v, helper.InstructionSet.VectorClass)) writer.Line(line);
        writer.Close();
    }

    static string Summary(VectorHelperFunction function) => function switch
    {
        VectorHelperFunction.Exp => "eˣ = 2ⁿ·eʳ, n the nearest integer to x/ln 2.",
        VectorHelperFunction.ExpMinusOne => "eˣ − 1 for x ≤ 0, without the loss of digits near 0; 0 above.",
        VectorHelperFunction.Sigmoid => "1 / (1 + e⁻ˣ).",
        VectorHelperFunction.Tanh => "tanh x = t/(t + 2) with t = e^(2x) − 1.",
        VectorHelperFunction.NormalCdf => "The normal distribution's cumulative function, exact in its lower tail too.",
        VectorHelperFunction.Softplus => "ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)).",
        VectorHelperFunction.TanhSoftplus => "tanh(ln(1 + eˣ)) = w/(w + 2) with w = eˣ·(eˣ + 2).",
        VectorHelperFunction.SwishSlope => "The derivative of x·σ(x): s·(1 + x·(1 − s)) with s = σ(x).",
        VectorHelperFunction.GeluSlope => "The derivative of x·Φ(x): Φ(x) + x·φ(x).",
        VectorHelperFunction.TanhGeluSlope => "The derivative of x·σ(u): s·(1 + x·u'·(1 − s)) with u = x·(a + b·x²) and s = σ(u).",
        VectorHelperFunction.MishSlope => "The derivative of x·w/(w + 2): (w + 4x·e·(e + 1)/(w + 2))/(w + 2) with e = eˣ and w = e·(e + 2).",
        VectorHelperFunction.UpperHalf => "The number whose half precision is the upper half of a lane's bits. The exponents differ by 112; a half without one is a multiple of 2⁻²⁴.",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "not a function"),
    };

    static IEnumerable<string> Body(VectorHelperFunction function, VectorText v, string vector) => function switch
    {
        VectorHelperFunction.UpperHalf =>
        [
            $"var magnitude = (x.AsInt32() & {vector}.Create(0x7FFF_0000)) >> 3;",
            $"var least = {vector}.Create(113 << 23);",
            "var small = (magnitude + least).AsSingle() - least.AsSingle();",
            $"var normal = (magnitude + {vector}.Create(112 << 23)).AsSingle();",
            $"var sign = x.AsInt32() & {vector}.Create(int.MinValue);",
            $"return {vector}.ConditionalSelect({vector}.LessThan(magnitude, {vector}.Create(1 << 23)).AsSingle(), small, normal) | sign.AsSingle();",
        ],
        VectorHelperFunction.Exp =>
        [
            // Two factors of 2 reach every exponent, denormal results included.
            .. Reduce(v, v.Min(v.Constant(89), v.Max(v.Constant(-104), "x")), vector),
            "var half = n >> 1;",
            $"return {v.MultiplyAdd("tail", "r * r", $"r + {v.Constant(1)}")} * {Power(vector, "half")} * {Power(vector, "n - half")};",
        ],
        VectorHelperFunction.ExpMinusOne =>
        [
            .. Reduce(v, v.Min(v.Zero, v.Max(v.Constant(-30), "x")), vector),
            $"var power = {Power(vector, "n")};",
            $"return {LessOne(v)};",
        ],
        VectorHelperFunction.Sigmoid => [$"return {v.Constant(1)} / ({v.Constant(1)} + Exp(-x));"],
        VectorHelperFunction.Tanh =>
        [
            // t/(t + 2) with t = e^(2|x|) − 1, which keeps its digits near 0.
            .. Reduce(v, v.Min(v.Constant(20), $"{v.Constant(2)} * {vector}.Abs(x)"), vector),
            $"var power = {Power(vector, "n")};",
            $"var t = {LessOne(v)};",
            $"return {vector}.CopySign(t / (t + {v.Constant(2)}), x);",
        ],
        VectorHelperFunction.NormalCdf =>
        [
            $"var w = {v.Constant(3)} / ({v.Constant(3)} + {vector}.Abs(x));",
            $"var lower = {Polynomial(v, NormalTail, "w")} * w * Exp({v.Constant(-0.5f)} * x * x);",
            $"return {vector}.ConditionalSelect({vector}.GreaterThan(x, {v.Zero}), {v.Constant(1)} - lower, lower);",
        ],
        VectorHelperFunction.Softplus =>
        [
            $"var t = Exp(-{vector}.Abs(x));",
            $"var s = t / (t + {v.Constant(2)});",
            "var square = s * s;",
            $"var logarithm = {v.MultiplyAdd(Polynomial(v, ArtanhTail, "square"), "square * s", "s")};",
            $"return {v.MultiplyAdd(v.Constant(2), "logarithm", v.Max(v.Zero, "x"))};",
        ],
        VectorHelperFunction.TanhSoftplus =>
        [
            $"var exp = Exp({v.Min(v.Constant(20), "x")});",
            $"var w = exp * (exp + {v.Constant(2)});",
            $"return w / (w + {v.Constant(2)});",
        ],
        VectorHelperFunction.SwishSlope =>
        [
            // Beyond the bounds the function is 0 or x; the same bounds keep infinities from meeting zeros.
            $"x = {Bounded(v, 104)};",
            "var s = Sigmoid(x);",
            $"return s * {v.MultiplyAdd("x", $"{v.Constant(1)} - s", v.Constant(1))};",
        ],
        VectorHelperFunction.GeluSlope =>
        [
            $"x = {Bounded(v, 16)};",
            $"return {v.MultiplyAdd($"{v.Constant(0.398942280401f)} * x", $"Exp({v.Constant(-0.5f)} * x * x)", "NormalCdf(x)")};",
        ],
        VectorHelperFunction.TanhGeluSlope =>
        [
            $"x = {Bounded(v, 11)};",
            "var square = x * x;",
            $"var s = Sigmoid(x * {v.MultiplyAdd("square", v.Constant(VectorFunction.GeluCubic), v.Constant(VectorFunction.GeluLinear))});",
            $"var slope = {v.MultiplyAdd("square", v.Constant(3 * VectorFunction.GeluCubic), v.Constant(VectorFunction.GeluLinear))};",
            $"return s * {v.MultiplyAdd("x * slope", $"{v.Constant(1)} - s", v.Constant(1))};",
        ],
        VectorHelperFunction.MishSlope =>
        [
            $"x = {v.Min(v.Constant(20), v.Max(v.Constant(-104), "x"))};",
            "var exp = Exp(x);",
            $"var w = exp * (exp + {v.Constant(2)});",
            $"var denominator = w + {v.Constant(2)};",
            $"return {v.MultiplyAdd($"{v.Constant(4)} * x * exp", $"(exp + {v.Constant(1)}) / denominator", "w")} / denominator;",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "not a function"),
    };

    /// <summary>
    /// Declares n, the nearest integer to x/ln 2, r = x − n·ln 2 and tail = (eʳ − 1 − r)/r². Adding 1.5·2²³ leaves n in the low bits of a
    /// number; the high part of ln 2 has so few bits that its products are exact without fusion too.
    /// </summary>
    static IEnumerable<string> Reduce(VectorText v, string x, string vector) =>
    [
        $"var limited = {x};",
        $"var shifted = {v.MultiplyAdd("limited", v.Constant(1.44269504089f), v.Constant(12582912))};",
        $"var n = {vector}.AsInt32(shifted) - {vector}.Create(0x4B400000);",
        $"shifted -= {v.Constant(12582912)};",
        $"var r = {v.MultiplyAdd("shifted", v.Constant(2.12194440e-4f), v.MultiplyAdd("shifted", v.Constant(-0.693359375f), "limited"))};",
        $"var tail = {Polynomial(v, ExpTail, "r")};",
    ];

    /// <summary>eˣ − 1 by what <see cref="Reduce"/> declares and power = 2ⁿ.</summary>
    static string LessOne(VectorText v) => v.MultiplyAdd(v.MultiplyAdd("tail", "r * r", "r"), "power", $"power - {v.Constant(1)}");

    static string Bounded(VectorText v, float bound) => v.Min(v.Constant(bound), v.Max(v.Constant(-bound), "x"));

    /// <summary>2ⁿ for an n in the range of exponents.</summary>
    static string Power(string vector, string n) => $"{vector}.AsSingle(({n} + {vector}.Create(127)) << 23)";

    /// <summary>By Horner's rule, from the highest power.</summary>
    static string Polynomial(VectorText v, float[] coefficients, string x) =>
        coefficients.Skip(1).Aggregate(v.Constant(coefficients[0]), (sum, c) => v.MultiplyAdd(sum, x, v.Constant(c)));
}
