using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// Tiles for results of one pixel in training: the pixels of a tile are then items of the batch, so that a weight that is loaded serves several. Each
/// item has the same sums in the same order, whichever tile it falls into.
/// </summary>
static class ItemTiling
{
    /// <summary>The tiles; null where a result has several pixels, or where something that the step reads is not an item's own.</summary>
    public static DenseTiling? Of(PlacedContext context, DenseGeometry geometry, FusedEpilogues epilogues)
    {
        if (!context.Rule.IsTraining || geometry.Height * geometry.Width > 1 || epilogues.OnRows.Count > 0) return null;
        if (epilogues.InTile.Any(e => e.Key.Operand is not (EpilogueOperand.None or EpilogueOperand.Constants or EpilogueOperand.Tensor))) return null;
        var scopes = new ValueScopes(context.Graph);
        if (context.Node.Operands.Any(v => scopes[v] != ValueScope.Item)) return null;
        var lanes = context.Lanes;
        var vectors = geometry.OutputVectors(lanes);
        var blocks = Math.Min(vectors, context.InstructionSet.VectorBits == 128 ? 2 : 3);
        return new([new(0, 1, 1)], [new(0, 1, 1)], TileSpan.Filled(vectors, blocks), geometry.WindowPlanes(blocks * lanes), RowsOutermost: false)
        {
            Items = context.InstructionSet.Registers == 32 ? [8, 4, 1] : [4, 1],
        };
    }
}
