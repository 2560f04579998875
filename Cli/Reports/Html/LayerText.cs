using System.Globalization;
using System.Text.RegularExpressions;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html;

/// <summary>Layers in the few words that a drawing has room for, and in the many of a tooltip.</summary>
static partial class LayerText
{
    /// <summary>The operator with its kernel, stride and groups: <c>Conv2d 3×3 /2 g32</c>.</summary>
    public static string Operator(LayerReport layer)
    {
        var text = layer.Kernel is { } kernel ? $"{layer.Op} {kernel}" : layer.Op;
        if (Stride().Match(layer.Arguments) is { Success: true } stride)
        {
            var axes = stride.Groups[1].Value.Split(", ");
            if (axes.Any(a => a != "1")) text += $" /{string.Join('×', axes.Distinct().Count() == 1 ? axes[..1] : axes)}";
        }

        return Groups().Match(layer.Arguments) is { Success: true } groups ? $"{text} g{groups.Groups[1].Value}" : text;
    }

    /// <summary>The shapes of its results.</summary>
    public static string Output(LayerReport layer) => string.Join(" + ", layer.OutputShapes.Select(ReportColumn.Shape));

    /// <summary>Everything, a line each.</summary>
    public static string Tooltip(LayerReport layer)
    {
        var lines = new List<string> { layer.Name, $"{layer.Op}({layer.Arguments})" };
        lines.Add(layer.InputShapes.Count == 0 ? Output(layer) : $"{Inputs(layer)} → {Output(layer)}");
        if (layer.Parameters > 0) lines.Add($"{Figures.Exact(layer.Parameters)} parameters");
        if (layer.MultiplyAdds > 0) lines.Add($"{Figures.Exact(layer.MultiplyAdds)} MACs");
        if (layer.ElementwiseOperations > 0) lines.Add($"{Figures.Exact(layer.ElementwiseOperations)} elementwise operations");
        if (layer.Bytes is { } bytes) lines.Add($"{Figures.Exact(bytes)} bytes");
        if (layer.ReceptiveField is { } field) lines.Add($"receptive field {field}");
        if (layer.Algorithm is { } algorithm) lines.Add(algorithm);
        return string.Join('\n', lines);
    }

    /// <summary>A text cut to a number of characters, with a mark where something is missing.</summary>
    public static string Cut(string text, int most)
    {
        var elements = StringInfo.ParseCombiningCharacters(text);
        return elements.Length <= most ? text : $"{text[..elements[most - 1]]}…";
    }

    /// <summary>A name cut in the middle, since both its ends tell it from others.</summary>
    public static string CutName(string name, int most)
    {
        var elements = StringInfo.ParseCombiningCharacters(name);
        if (elements.Length <= most) return name;
        var head = (most - 1) / 3;
        return $"{name[..elements[head]]}…{name[elements[^(most - 1 - head)]..]}";
    }

    static string Inputs(LayerReport layer)
    {
        const int Shown = 4;
        var text = string.Join(" + ", layer.InputShapes.Take(Shown).Select(ReportColumn.Shape));
        return layer.InputShapes.Count <= Shown ? text : $"{text} + {Figures.Counted(layer.InputShapes.Count - Shown, "other")}";
    }

    [GeneratedRegex(@"(?:^|, )stride: \(?(\d+(?:, \d+)*)\)?")]
    private static partial Regex Stride();

    [GeneratedRegex(@"(?:^|, )groups: (\d+)")]
    private static partial Regex Groups();
}
