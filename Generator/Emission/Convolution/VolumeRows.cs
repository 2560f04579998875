using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes which slices and rows of a volume a row of a convolution's result reads: the taps beyond its ends are passed over.</summary>
static class VolumeRows
{
    /// <summary>The variable with what lies between the start of the operand and the row's first tap inside the volume.</summary>
    public const string Input = "input";

    /// <summary>The variable with what lies between the start of the result and the row.</summary>
    public const string Output = "output";

    /// <summary>The variable with the row of the result, whose slices follow one another.</summary>
    public const string Row = "volumeRow";

    /// <summary>Declares them, and the numbers of taps.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="g">The convolution.</param>
    /// <param name="unit">The variable with which row it is, in the order in which they are computed; empty where there is one.</param>
    public static void Declare(CodeWriter writer, DenseGeometry g, string unit)
    {
        var v = g.Volume!;
        var number = unit.Length == 0 ? "0" : unit;
        writer.Line(v.SlicesInnermost
            ? $"var (line, slice) = Math.DivRem({number}, {CodeWriter.Literal(g.Height / v.Height)});"
            : $"var (slice, line) = Math.DivRem({number}, {CodeWriter.Literal(v.Height)});");
        writer.Line($"var {Row} = (slice * {CodeWriter.Literal(v.Height)}) + line;");
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
