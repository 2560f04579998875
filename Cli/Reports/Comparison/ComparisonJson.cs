using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>A comparison in the form of <c>--json</c>.</summary>
static class ComparisonJson
{
    public static object Of(ReportComparison comparison, NamedReport before, NamedReport after) => new
    {
        Before = before.Title,
        After = after.Title,
        Equal = comparison.IsEqual,
        Figures = comparison.Figures.Select(f => new { f.Name, f.Before, f.After, f.Difference, f.Ratio }),
        Ports = comparison.Ports,
        Layers = new
        {
            Added = comparison.Layers.Where(l => l.IsAdded).Select(l => Layer(l.After!)),
            Removed = comparison.Layers.Where(l => l.IsRemoved).Select(l => Layer(l.Before!)),
            Changed = comparison.Layers.Where(l => l.Changes.Count > 0).Select(l => new { l.Name, l.Changes }),
            Equal = comparison.Layers.Count(l => !l.IsChange),
        },
    };

    static object Layer(LayerReport layer) => new { layer.Name, layer.Op, layer.Arguments, OutputShapes = layer.OutputShapes.Select(s => s.AsSpan().ToArray()), layer.Parameters, layer.MultiplyAdds };
}
