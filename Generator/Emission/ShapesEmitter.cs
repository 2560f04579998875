using System.Globalization;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>
/// Writes the class Shapes, with a member for each layer: an editor completes its path, and tells shapes and costs where the pointer rests on it.
/// </summary>
static class ShapesEmitter
{
    public const string TypeName = "Shapes";

    public static void Emit(NetworkReport report, CodeWriter writer)
    {
        writer.Line("/// <summary>The dimensions of what each layer makes, without the batch, under the path of the layer.</summary>");
        writer.Open($"public static class {TypeName}");
        Members(LayerTree.Of(report.Layers), TypeName, writer);
        writer.Close();
    }

    static void Members(LayerTree tree, string parent, CodeWriter writer)
    {
        var isFirst = true;
        foreach (var (name, path, child) in tree.Children(parent))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            if (!child.HasChildren)
            {
                Layer(child.Layer!, Identifiers.Escape(name), writer);
                continue;
            }

            writer.Line($"/// <summary>The layers of {XmlText.Escape(path)}.</summary>");
            writer.Open($"public static class {Identifiers.EscapeType(name)}");

            if (child.Layer is { } own)
            {
                Layer(own, LayerTree.Self, writer);
                writer.Line();
            }

            Members(child, name, writer);
            writer.Close();
        }
    }

    static void Layer(LayerReport layer, string name, CodeWriter writer)
    {
        writer.Line($"/// <summary>{XmlText.Escape(Summary(layer))}</summary>");
        writer.Line($"public static {GlobalNames.ReadOnlySpan}<int> {name} => [{string.Join(", ", layer.OutputShapes[0].Select(d => d.ToString(CultureInfo.InvariantCulture)))}];");
    }

    /// <summary>The operator, from which shapes to which, and what it costs.</summary>
    static string Summary(LayerReport layer)
    {
        var inputs = string.Join(", ", layer.InputShapes.Select(ReportColumn.Shape));
        var costs = new[]
        {
            Count(layer.Parameters, "parameters"), Count(layer.MultiplyAdds, "multiply-adds"), Count(layer.ElementwiseOperations, "elementwise operations"),
            layer.ReceptiveField is { } field ? $"receptive field {field}" : null, layer.Algorithm,
        };
        return $"{layer.Op}({layer.Arguments}): {inputs}{(inputs.Length > 0 ? " → " : "")}{string.Join(", ", layer.OutputShapes.Select(ReportColumn.Shape))}; {string.Join(", ", costs.Where(c => c is not null))}.";
    }

    static string? Count(long count, string of) => count == 0 ? null : $"{ReportColumn.Number(count)} {of}";
}
