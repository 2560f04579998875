namespace NetGenCompiler.Planning.Tuning;

/// <summary>How a shape is computed on a family of processors, whatever the planner's estimates say.</summary>
/// <param name="InstructionSet">The name of the family.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Tiles">The algorithm and its tiles.</param>
sealed record TunedConvolution(string InstructionSet, ConvolutionShape Shape, ConvolutionTiles Tiles)
{
    /// <summary>As tuning files have it: <c>avx512 64-128 at 28x28 kernel 3x3: direct 1x14x2 rows outermost</c>.</summary>
    public override string ToString() => $"{InstructionSet.ToLowerInvariant()} {Shape}: {Tiles}";
}
