using NetGen.Cli.Reports.Grouping;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>Decides how deep a drawing goes: level by level as long as it stays readable.</summary>
sealed class GraphSelection(NetworkReport report, LayerLinks links)
{
    /// <summary>The most boxes of a drawing, if not even the first level has fewer.</summary>
    const int Most = 40;

    readonly LayerGrouping grouping = new(report);

    /// <summary>The layers and closed groups to draw of a group, and the groups that were opened for that.</summary>
    public (IReadOnlyList<LayerItem> Items, IReadOnlyList<LayerGroup> Opened) Of(LayerGroup group)
    {
        var items = grouping.Parts(group);
        var opened = new List<LayerGroup>();
        while (items.Any(i => i.Group is not null))
        {
            var next = Open(items, _ => true);
            if (Stacks(next.Items, [.. opened, .. next.Opened]).Count > Most)
            {
                // Not all of them; those that are one box, and one that is nearly everything.
                next = Open(items, g => IsOneBox(g) || (2 * g.Count > group.Count && Stacks(grouping.Parts(g), []).Count <= Most));
                if (next.Opened.Count == 0) break;
            }

            items = next.Items;
            opened.AddRange(next.Opened);
        }

        return (items, opened);
    }

    /// <summary>Layers that are drawn in one box: normalisations, activations and the like below what they follow, if nothing else reads that.</summary>
    public IReadOnlyList<IReadOnlyList<LayerItem>> Stacks(IReadOnlyList<LayerItem> items, IReadOnlyList<LayerGroup> opened)
    {
        var stacks = new List<List<LayerItem>>();
        foreach (var item in items)
        {
            if (stacks.Count > 0 && stacks[^1][^1] is { Group: null } before && item.Group is null && Follows(before.Layer, item.Layer, opened)) stacks[^1].Add(item);
            else stacks.Add([item]);
        }

        return stacks;
    }

    bool Follows(int before, int layer, IReadOnlyList<LayerGroup> opened) =>
        links.Inputs[layer] is [var only] && only == before && links.Uses(before) == 1
        && OperatorKinds.Of(report.Layers[layer].Op) is OperatorKind.Normalization or OperatorKind.Activation or OperatorKind.Movement
        && OperatorKinds.Of(report.Layers[before].Op) is not OperatorKind.Input
        && opened.All(g => g.Holds(before) == g.Holds(layer));

    bool IsOneBox(LayerGroup group) => Stacks([.. Enumerable.Range(group.First, group.Count).Select(i => new LayerItem(i))], []).Count == 1;

    (IReadOnlyList<LayerItem> Items, IReadOnlyList<LayerGroup> Opened) Open(IReadOnlyList<LayerItem> items, Func<LayerGroup, bool> opens)
    {
        var opened = items.Where(i => i.Group is not null && opens(i.Group)).Select(i => i.Group!).ToList();
        return ([.. items.SelectMany(i => i.Group is { } group && opened.Contains(group) ? grouping.Parts(group) : [i])], opened);
    }
}
