using NetGen.Cli.Reports.Grouping;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>A box of a drawing: layers of which each reads the one before, a group whose layers have a drawing of their own, or a port to what is outside.</summary>
/// <param name="Layers">The layers, by index; none of a group or a port.</param>
/// <param name="Group">The group; null where it is none.</param>
/// <param name="Port">The lines of a port; null where it is none.</param>
sealed record GraphBox(IReadOnlyList<int> Layers, LayerGroup? Group = null, GraphPort? Port = null)
{
    public const double Width = 212, PortWidth = 176;

    /// <summary>Heights of the parts.</summary>
    public const double LayerHeight = 38, FollowerHeight = 19, GroupHeight = 58, PortHeight = 36;

    public double BoxWidth => Port is null ? Width : PortWidth;

    public double Height => Group is not null ? GroupHeight : Port is not null ? PortHeight : LayerHeight + (FollowerHeight * (Layers.Count - 1));

    public int First => Group?.First ?? (Layers.Count > 0 ? Layers[0] : -1);

    public int Last => Group?.Last ?? (Layers.Count > 0 ? Layers[^1] : -1);
}
