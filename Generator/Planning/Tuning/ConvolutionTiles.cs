namespace NetGenCompiler.Planning.Tuning;

/// <summary>A way to compute a convolution: the algorithm, its tiles and the order of its loops.</summary>
abstract record ConvolutionTiles
{
    /// <summary>What keeps a shape from being computed so; null where nothing does.</summary>
    public abstract string? Obstacle(ConvolutionShape shape, InstructionSet instructionSet);
}
