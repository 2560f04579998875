using System.Globalization;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Grouping;

/// <summary>Finds the parts of groups by the paths of layers.</summary>
sealed class LayerGrouping(NetworkReport report)
{
    /// <summary>
    /// The parts of a group, in order: a group for each stretch of layers whose paths go on alike, and its other layers. A layer of the group itself that
    /// stands between two of one part belongs to that part (the concatenations of a dense block).
    /// </summary>
    public IReadOnlyList<LayerItem> Parts(LayerGroup group)
    {
        var paths = Enumerable.Range(group.First, group.Count).Select(i => PartOf(report.Layers[i].Name, group.Path)).ToList();
        var parts = new List<LayerItem>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Count;)
        {
            if (paths[i] is not { } path)
            {
                parts.Add(new(group.First + i++));
                continue;
            }

            var end = i;
            for (var next = i + 1; next < paths.Count && (paths[next] is null || paths[next] == path); next++)
            {
                if (paths[next] is not null) end = next;
            }

            var number = seen[path] = seen.GetValueOrDefault(path) + 1;
            var name = number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} ({number})");
            parts.Add(end == i ? new(group.First + i) : new(group.First + i, new(path, name, group.First + i, group.First + end)));
            i = end + 1;
        }

        return parts;
    }

    /// <summary>The path of the part of a group that a layer lies in; null where it is a layer of the group itself.</summary>
    static string? PartOf(string name, string group)
    {
        var start = group.Length == 0 ? 0 : group.Length + 1;
        if (start > 0 && !name.StartsWith(group + ".", StringComparison.Ordinal)) return null;
        if (start >= name.Length) return null;

        // A part's path is longer than the group's: groups get smaller, whatever the names are.
        var end = name.IndexOf('.', start + 1);
        return end < 0 ? null : name[..end];
    }
}
