using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Planning.Pooling;

/// <summary>How the rows of a map are those that are pooled: slices one below the other, of each a row of the pooling as several lines of the map.</summary>
/// <param name="Slices">Slices.</param>
/// <param name="Lines">Rows of the map that are one row of the pooling.</param>
sealed record RowGroups(int Slices, int Lines)
{
    /// <summary>The rows of the map themselves.</summary>
    public static RowGroups One { get; } = new(1, 1);

    public static RowGroups Of(Op op) => op is RowPooling rows ? new(rows.Slices, rows.Lines) : One;

    /// <summary>The map of a slice, of which each line is as wide as the map's.</summary>
    public TensorShape Map(TensorShape map) => map with { Dimensions = [map.Channels, map.Height / Slices / Lines, map.Width] };
}
