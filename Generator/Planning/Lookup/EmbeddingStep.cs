using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Lookup;

/// <summary>Reads rows of a table.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Indices">Which rows, plain.</param>
/// <param name="Target">The rows, plain.</param>
/// <param name="Table">The table.</param>
/// <param name="Count">Its rows.</param>
/// <param name="Features">Its columns.</param>
sealed record EmbeddingStep(string Name, Placement Indices, Placement Target, PackedWeight Table, int Count, int Features) : Step(Name, [Indices], [Target])
{
    public override string Algorithm => $"rows of {Count}";

    public override EquatableArray<PackedWeight> Weights => [Table];
}
