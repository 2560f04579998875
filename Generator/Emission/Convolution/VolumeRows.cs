using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes which slices and rows of a volume a row of a convolution's result reads: the taps beyond its ends are passed over.</summary>
static class VolumeRows
{
    /// <summary>The variable with what lies between the start of the operand and the row's first tap inside the volume.</summary>
    public const string Input = "input";

    /// <summary>The variable with what lies between the start of the result and the row.</summary>
    public const string Output = "output";

    /// <summary>Declares them, and the numbers of taps.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="g">The convolution.</param>
    /// <param name="row">The variable with the row among those of all slices; empty where there is one.</param>
    public static void Declare(CodeWriter writer, DenseGeometry g, string row)
    {
        var v = g.Volume!;
        writer.Line($"var (slice, line) = Math.DivRem({(row.Length == 0 ? "0" : row)}, {CodeWriter.Literal(v.Height)});");
        writer.Line($"var slices = InsideRange.Of({Place("slice", v.StrideDepth, v.FirstSlice)}, {Literals(v.KernelDepth, v.DilationDepth, v.InputDepth)});");
        writer.Line($"var lines = InsideRange.Of({Place("line", g.StrideHeight, v.FirstRow)}, {Literals(v.KernelHeight, g.DilationHeight, v.InputHeight)});");
        writer.Line($"var {Input} = (slices.Place * {CodeWriter.Literal(v.InputSlice)}L) + (lines.Place * {CodeWriter.Literal(g.InputRow)}L);");
        writer.Line($"var {Output} = (slice * {CodeWriter.Literal(v.OutputSlice)}L) + (line * {CodeWriter.Literal(g.OutputRow)}L);");
    }

    /// <summary>The arguments of a tile: those of the taps inside the volume.</summary>
    public static void AddArguments(Dictionary<string, string> arguments, DenseGeometry g)
    {
        var v = g.Volume!;
        arguments["kernelDepth"] = "slices.Count";
        arguments["kernelHeight"] = "lines.Count";
        arguments["sliceStep"] = CodeWriter.Literal(v.DilationDepth * v.InputSlice);
        arguments["firstRow"] = $"(slices.Skipped * {CodeWriter.Literal(v.KernelHeight)}) + lines.Skipped";
        arguments["sliceRows"] = CodeWriter.Literal(v.KernelHeight);
        arguments["allRows"] = CodeWriter.Literal(g.KernelHeight);
    }

    /// <summary>The place that an index reads, in parentheses where they matter: <c>(slice * 2) - 1</c>.</summary>
    public static string Place(string index, int stride, int first) =>
        $"{(stride == 1 ? index : $"({index} * {CodeWriter.Literal(stride)})")}{(first == 0 ? "" : first < 0 ? $" - {CodeWriter.Literal(-first)}" : $" + {CodeWriter.Literal(first)}")}";

    static string Literals(params int[] numbers) => string.Join(", ", numbers.Select(n => CodeWriter.Literal(n)));
}
