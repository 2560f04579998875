using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>The shapes whose tiles were measured. Of several entries for one shape the last counts.</summary>
/// <param name="Entries">The entries.</param>
sealed record TuningTable(EquatableArray<TunedConvolution> Entries)
{
    readonly Dictionary<(string, ConvolutionShape), ConvolutionTiles> tiles = Index(Entries);

    /// <summary>Nothing is tuned.</summary>
    public static TuningTable Empty { get; } = new([]);

    /// <summary>How a shape is to be computed; null where the planner's estimates decide.</summary>
    public ConvolutionTiles? Find(ConvolutionShape? shape, InstructionSet instructionSet) =>
        shape is not null && tiles.TryGetValue((instructionSet.Name, shape), out var found) ? found : null;

    public bool Equals(TuningTable? other) => other is not null && Entries == other.Entries;

    public override int GetHashCode() => Entries.GetHashCode();

    static Dictionary<(string, ConvolutionShape), ConvolutionTiles> Index(EquatableArray<TunedConvolution> entries)
    {
        var index = new Dictionary<(string, ConvolutionShape), ConvolutionTiles>();
        foreach (var entry in entries) index[(entry.InstructionSet, entry.Shape)] = entry.Tiles;
        return index;
    }
}
