namespace NetGenCompiler.Planning.Edges;

/// <summary>Copies a result to the caller's output, row-major.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Output">The index of the output.</param>
/// <param name="Source">Where it lies.</param>
sealed record StoreOutputStep(string Name, int Output, Placement Source) : Step(Name, [Source], [])
{
    public override string Algorithm => $"store from {Source.Layout}";
}
