namespace NetGenCompiler.Emission.Winograd;

/// <summary>The one-dimensional transforms as C# text, with the sums that their rows share written once.</summary>
sealed class WinogradText(VectorText vector, int output)
{
    /// <summary>The constants that both transforms multiply by.</summary>
    public void DeclareConstants(CodeWriter writer, params float[] constants)
    {
        foreach (var constant in output == 4 ? constants : []) writer.Line($"var {Name(constant)} = {vector.Constant(constant)};");
    }

    /// <summary>What <see cref="Input"/> multiplies by.</summary>
    public static float[] InputConstants => [2, -2, 4, -4, -5];

    /// <summary>What <see cref="Output"/> multiplies by.</summary>
    public static float[] OutputConstants => [2, 4, 8];

    /// <summary>Bᵀ times the variables <c>d0</c>, <c>d1</c>…: the terms, whose shared sums are declared.</summary>
    public IReadOnlyList<string> Input(CodeWriter writer)
    {
        if (output == 2) return ["d0 - d2", "d1 + d2", "d2 - d1", "d1 - d3"];
        writer.Line($"var even = {Multiply(-4, "d2", "d4")};").Line($"var odd = {Multiply(-4, "d1", "d3")};");
        writer.Line("var outer = d4 - d2;").Line("var inner = d3 - d1;");
        return
        [
            Multiply(4, "d0", Multiply(-5, "d2", "d4")), "even + odd", "even - odd", Multiply(2, "inner", "outer"), Multiply(-2, "inner", "outer"),
            Multiply(4, "d1", Multiply(-5, "d3", "d5")),
        ];
    }

    /// <summary>Aᵀ times the variables <c>d0</c>, <c>d1</c>…: the terms, whose shared sums are declared.</summary>
    public IReadOnlyList<string> Output(CodeWriter writer)
    {
        if (output == 2) return ["d0 + d1 + d2", "d1 - d2 - d3"];
        writer.Line("var near = d1 + d2;").Line("var nearSlope = d1 - d2;").Line("var far = d3 + d4;").Line("var farSlope = d3 - d4;");
        return ["d0 + near + far", Multiply(2, "farSlope", "nearSlope"), Multiply(4, "far", "near"), $"{Multiply(8, "farSlope", "nearSlope")} + d5"];
    }

    string Multiply(float constant, string value, string addend) => vector.MultiplyAdd(value, Name(constant), addend);

    static string Name(float constant) => constant < 0 ? $"minus{-constant}" : $"times{constant}";
}
