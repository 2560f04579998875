namespace NetGenCompiler.Planning.Lookup;

/// <summary>Adds gradients to the rows of a table's, over all items.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Indices">Which rows, plain.</param>
/// <param name="Gradient">The gradients of what was read, plain.</param>
/// <param name="Target">The gradient of the table.</param>
/// <param name="PaddingRow">A row without a gradient; −1 where there is none.</param>
sealed record EmbeddingGradientStep(string Name, Placement Indices, Placement Gradient, Placement Target, int PaddingRow) : Step(Name, [Indices, Gradient], [Target])
{
    public override string Algorithm => "sums of rows over the batch";

    public override bool ReducesBatch => true;

    /// <summary>Rows of the table.</summary>
    public int Count => Target.Layout.Shape[0];

    /// <summary>Its columns.</summary>
    public int Features => Target.Layout.Shape[1];
}
