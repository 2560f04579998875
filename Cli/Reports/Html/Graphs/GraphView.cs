using NetGen.Cli.Reports.Grouping;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>What a drawing shows of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Boxes">The boxes, in an order in which all edges go forward.</param>
/// <param name="Edges">Pairs of boxes, by index, each once.</param>
/// <param name="Outlines">Groups whose layers are drawn here, with a line around them.</param>
sealed record GraphView(LayerGroup Group, IReadOnlyList<GraphBox> Boxes, IReadOnlyList<(int From, int To)> Edges, IReadOnlyList<LayerGroup> Outlines)
{
    /// <summary>The groups that have drawings of their own.</summary>
    public IEnumerable<LayerGroup> Closed => Boxes.Where(b => b.Group is not null).Select(b => b.Group!);
}
