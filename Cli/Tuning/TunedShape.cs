using NetGenCompiler.Planning.Tuning;

namespace NetGen.Cli.Tuning;

/// <summary>What was measured of a shape.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Layers">The layers that have it.</param>
/// <param name="Estimated">The tiles that the planner's estimate chooses.</param>
/// <param name="Best">The fastest that were measured.</param>
/// <param name="Share">What these take of the time of the estimate's, measured again in the end; 1 where they are the same.</param>
/// <param name="Microseconds">What the layers take together with the estimate's tiles.</param>
/// <param name="Candidates">All other tiles that were measured, and what they took of the time of the estimate's.</param>
sealed record TunedShape(
    ConvolutionShape Shape, IReadOnlyList<string> Layers, ConvolutionTiles Estimated, ConvolutionTiles Best, double Share, double Microseconds,
    IReadOnlyList<(ConvolutionTiles Tiles, double Share)> Candidates);
