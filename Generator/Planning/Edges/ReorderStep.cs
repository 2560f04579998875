namespace NetGenCompiler.Planning.Edges;

/// <summary>Copies a value into another order.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Source">Where it lies.</param>
/// <param name="Target">Where it goes.</param>
sealed record ReorderStep(string Name, Placement Source, Placement Target) : Step(Name, [Source], [Target])
{
    public override string Algorithm => $"reorder {Source.Layout} → {Target.Layout}";
}
