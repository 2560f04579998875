namespace NetGenCompiler.Planning.Edges;

/// <summary>Copies an item of the caller's input, row-major, into the arena in the order that its consumers read.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Input">The index of the input.</param>
/// <param name="Target">Where it goes.</param>
sealed record LoadInputStep(string Name, int Input, Placement Target) : Step(Name, [], [Target])
{
    public override string Algorithm => $"load as {Target.Layout}";
}
