using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>How transformed weights are packed.</summary>
static class WinogradWeights
{
    const string Method = "Winograd";
    const int OutputArgument = 2, TileBlocksArgument = 3;

    public static PackedWeight Pack(Weight source, DenseGeometry g, WinogradTiling tiling, int lanes) =>
        new(Method, [source], [g.Outputs, g.Inputs, tiling.Output, tiling.TileBlocks, lanes], (long)tiling.Slices * g.Inputs * g.OutputVectors(lanes) * lanes);

    /// <summary>The tiles for which the weights of a source are packed already, if they are.</summary>
    public static (int Output, int TileBlocks)? Packed(IEnumerable<PackedWeight> weights, Weight source)
    {
        var found = weights.FirstOrDefault(w => w.Method == Method && w.Sources[0] == source);
        return found is null ? null : (found.Arguments[OutputArgument], found.Arguments[TileBlocksArgument]);
    }
}
