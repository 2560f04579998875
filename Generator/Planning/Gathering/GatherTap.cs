namespace NetGenCompiler.Planning.Gathering;

/// <summary>A pixel of an operand that a pixel of a result is made of, along one axis.</summary>
/// <param name="Source">The operand's pixel.</param>
/// <param name="Weight">What it is multiplied by.</param>
/// <param name="Place">Which place of the window of that pixel the result's is.</param>
/// <param name="Width">Places in a row of the window.</param>
readonly record struct GatherTap(int Source, float Weight, int Place, int Width);
