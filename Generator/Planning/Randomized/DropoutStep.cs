namespace NetGenCompiler.Planning.Randomized;

/// <summary>Zeroes elements and scales the others, by random numbers of the element's place in the batch.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Source">The operand, plain.</param>
/// <param name="Target">The result, plain.</param>
/// <param name="Probability">Of a zero.</param>
/// <param name="Layer">The number of the layer among those that draw.</param>
sealed record DropoutStep(string Name, Placement Source, Placement Target, float Probability, int Layer) : Step(Name, [Source], [Target])
{
    public override string Algorithm => "random zeros";
}
