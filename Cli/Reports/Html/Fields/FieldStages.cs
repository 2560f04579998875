using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Fields;

/// <summary>How the receptive field of an output grows: what each layer on the way to it sees.</summary>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Layers">The maps on the way, in order.</param>
/// <param name="Stages">The last map of each stride; the last of them is where the output's field is measured.</param>
sealed record FieldStages(int Height, int Width, IReadOnlyList<FieldStage> Layers, IReadOnlyList<FieldStage> Stages)
{
    /// <summary>The growth towards an output; null where it sees no map.</summary>
    public static FieldStages? Of(NetworkReport report, LayerLinks links, OutputReport output)
    {
        if (output.ReceptiveField is not { } field) return null;
        var ancestors = links.Ancestors(links.Producer(output.Source));
        var layers = report.Layers.Where((l, i) => ancestors.Contains(i)).ToList();
        var input = layers.Where(l => OperatorKinds.Of(l.Op) == OperatorKind.Input && l.OutputShapes[0].Count >= 3).MaxBy(l => (long)l.OutputShapes[0][^2] * l.OutputShapes[0][^1]);
        var maps = layers.Where(IsMap).Select(l => new FieldStage(l.Name, l.OutputShapes[0][^2], l.OutputShapes[0][^1], l.ReceptiveField!)).ToList();
        if (input is null || maps.FindLastIndex(m => m.Field == field) is not (>= 0 and var last)) return null;
        maps = maps[..(last + 1)];
        var stages = maps.GroupBy(m => m.Field.Vertical.Stride).Select(g => g.Last(m => m.Field.Vertical.Size >= g.Max(o => o.Field.Vertical.Size))).Where(m => m != maps[last]).Append(maps[last]);
        return new(input.OutputShapes[0][^2], input.OutputShapes[0][^1], maps, [.. stages]);
    }

    static bool IsMap(LayerReport layer) => layer.ReceptiveField is not null && layer.OutputShapes[0] is { Count: >= 3 } shape && (shape[^2] > 1 || shape[^1] > 1);
}
