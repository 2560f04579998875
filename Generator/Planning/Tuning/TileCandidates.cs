using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>The ways to compute a step of a plan that a measurement may compare, by the planner's estimate.</summary>
static class TileCandidates
{
    /// <summary>The ways, the fastest first by the estimate; none where the step is no convolution or matrix product whose tiles can be chosen.</summary>
    /// <param name="step">A step.</param>
    /// <param name="options">Whether transforms may be taken.</param>
    public static IReadOnlyList<(ConvolutionShape Shape, ConvolutionTiles Tiles, double Cycles)> Of(Step step, PlanningOptions options)
    {
        var (geometry, instructionSet) = step switch
        {
            DenseStep { ReducesBatch: false } dense => (dense.Geometry, dense.InstructionSet),
            WinogradStep winograd => (winograd.Geometry, winograd.InstructionSet),
            _ => default,
        };
        if (geometry is null || ConvolutionShape.Of(geometry, instructionSet!) is not { } shape) return [];
        var direct = DenseTilingChoice.Candidates(geometry, instructionSet!)
            .SelectMany(t => new[] { t, t with { RowsOutermost = !t.RowsOutermost } }.Take(t.HasOrder ? 2 : 1))
            .Select(t => (Tiles: (ConvolutionTiles)DirectTiles.Of(t), Cycles: DenseTilingChoice.Cycles(t, geometry, instructionSet!)));
        var transformed = shape.ReadsPlain || options.ExactConvolutions ? [] :
            WinogradChoice.Candidates(geometry, instructionSet!).Select(c => (Tiles: (ConvolutionTiles)c.Tiles, c.Cycles));
        return [.. direct.Concat(transformed).GroupBy(c => c.Tiles).Select(g => g.First()).OrderBy(c => c.Cycles).Select(c => (shape, c.Tiles, c.Cycles))];
    }
}
