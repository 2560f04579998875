using NetGen.Cli.Reports.Grouping;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>Makes what a group's drawing shows: its boxes, ports to what is outside, and the edges between.</summary>
sealed class GraphViewBuilder(NetworkReport report, LayerLinks links)
{
    readonly GraphSelection selection = new(report, links);

    public GraphView View(LayerGroup group)
    {
        var (items, opened) = selection.Of(group);
        var boxes = new List<GraphBox>();
        var edges = new HashSet<(int From, int To)>();
        var inner = selection.Stacks(items, opened).Select(s => s[0].Group is { } closed ? new GraphBox([], closed) : new GraphBox([.. s.Select(i => i.Layer)])).ToList();

        // What is read of other groups comes first, then the boxes, then what leaves.
        var sources = Enumerable.Range(group.First, group.Count).SelectMany(i => links.Inputs[i]).Where(i => !group.Holds(i)).Distinct().Order().ToList();
        boxes.AddRange(sources.Select(s => new GraphBox([], Port: new($"from {report.Layers[s].Name}", Shape(report.Layers[s])))));
        var boxOf = sources.Select((layer, box) => (layer, box)).ToDictionary(p => p.layer, p => p.box);
        foreach (var box in inner)
        {
            for (var i = box.First; i <= box.Last; i++) boxOf[i] = boxes.Count;
            boxes.Add(box);
        }

        for (var i = group.First; i <= group.Last; i++)
        {
            foreach (var input in links.Inputs[i].Where(input => boxOf[input] != boxOf[i])) edges.Add((boxOf[input], boxOf[i]));
        }

        foreach (var (layer, port) in Exits(group))
        {
            edges.Add((boxOf[layer], boxes.Count));
            boxes.Add(new([], Port: port));
        }

        return new(group, boxes, [.. edges.OrderBy(e => e.From).ThenBy(e => e.To)], opened);
    }

    IEnumerable<(int Layer, GraphPort Port)> Exits(LayerGroup group)
    {
        for (var i = group.First; i <= group.Last; i++)
        {
            var readers = links.Readers(i).Where(r => !group.Holds(r)).Select(r => Outside(group.Path, report.Layers[r].Name)).Distinct().ToList();
            if (readers.Count > 0) yield return (i, new($"to {readers[0]}{(readers.Count > 1 ? $" and {Figures.Counted(readers.Count - 1, "other")}" : "")}", Shape(report.Layers[i])));
        }

        foreach (var output in report.Outputs.Where(o => group.Holds(links.Producer(o.Source))))
        {
            yield return (links.Producer(output.Source), new($"output {output.Name}", ReportColumn.Shape(output.Shape)));
        }
    }

    /// <summary>As much of a layer's path as tells that it lies outside a group: of <c>layer1.1.conv1</c> seen from <c>layer1.0</c>, <c>layer1.1</c>.</summary>
    static string Outside(string group, string layer)
    {
        var (inner, outer) = (group.Split('.'), layer.Split('.'));
        var common = inner.Zip(outer).TakeWhile(p => p.First == p.Second).Count();
        return string.Join('.', outer.Take(common + 1));
    }

    static string Shape(LayerReport layer) => ReportColumn.Shape(layer.OutputShapes[0]);
}
