using System.Globalization;
using NetGen.Cli.Reports.Grouping;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>The names by which the page's parts link to each other; they hold nothing of the network's names.</summary>
sealed class GraphAnchors
{
    readonly Dictionary<LayerGroup, string> groups = [];

    /// <summary>The drawing of a group.</summary>
    public string Of(LayerGroup group)
    {
        if (!groups.TryGetValue(group, out var anchor)) groups.Add(group, anchor = string.Create(CultureInfo.InvariantCulture, $"group-{groups.Count + 1}"));
        return anchor;
    }

    /// <summary>The line of a layer in the table.</summary>
    public static string Row(int layer) => string.Create(CultureInfo.InvariantCulture, $"layer-{layer}");
}
