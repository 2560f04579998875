namespace NetGen.Cli.Reports.Grouping;

/// <summary>A part of a group: one layer, or a smaller group.</summary>
/// <param name="Layer">The layer's index; that of the group's first layer.</param>
/// <param name="Group">The group; null where it is one layer.</param>
readonly record struct LayerItem(int Layer, LayerGroup? Group = null)
{
    public int First => Layer;

    public int Last => Group?.Last ?? Layer;
}
