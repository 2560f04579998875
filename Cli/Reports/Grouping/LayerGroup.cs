using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Grouping;

/// <summary>
/// Layers that stand together in the order of execution and belong to one module by their paths, as <c>layer1.0</c>. Since they are a stretch of
/// that order, no path leaves a group and comes back.
/// </summary>
/// <param name="Path">The module's path; empty of the whole network.</param>
/// <param name="Name">The path, and a number where a module's layers stand in several places.</param>
/// <param name="First">The index of its first layer.</param>
/// <param name="Last">The index of its last layer.</param>
sealed record LayerGroup(string Path, string Name, int First, int Last)
{
    /// <summary>The whole network.</summary>
    public static LayerGroup Root(NetworkReport report) => new("", "", 0, report.Layers.Count - 1);

    public int Count => Last - First + 1;

    public bool Holds(int layer) => First <= layer && layer <= Last;

    /// <summary>Its layers.</summary>
    public IEnumerable<LayerReport> Layers(NetworkReport report) => report.Layers.Skip(First).Take(Count);
}
