using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of a linear layer's weights: products of dy and x, summed over all items and rows.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">x, rows of inputs.</param>
/// <param name="Gradient">dy, rows of outputs.</param>
/// <param name="Target">Outputs × inputs.</param>
sealed record OuterProductStep(string Name, InstructionSet InstructionSet, Placement Input, Placement Gradient, Placement Target) : Step(Name, [Input, Gradient], [Target])
{
    public override string Algorithm => $"outer products over the batch, tile {RowTiles[0].Size}×{OuterProductTile.MostVectors * InstructionSet.Lanes}";

    public override bool ReducesBatch => true;

    public int Outputs => Target.Layout.Shape[0];

    public int Inputs => Target.Layout.Shape[1];

    /// <summary>Rows of an item.</summary>
    public int Rows => (int)(Input.Layout.Shape.Length / Inputs);

    /// <summary>The outputs, as tiles.</summary>
    public EquatableArray<TileSpan> RowTiles => TileSpan.Filled(Outputs, OuterProductTile.MostRows(InstructionSet));

    /// <summary>The whole vectors of inputs, as tiles; none where the inputs are fewer than a vector.</summary>
    public EquatableArray<TileSpan> VectorTiles => Inputs < InstructionSet.Lanes ? [] : TileSpan.Filled(Inputs / InstructionSet.Lanes, OuterProductTile.MostVectors);

    /// <summary>Inputs beyond the whole vectors.</summary>
    public int LastInputs => Inputs % InstructionSet.Lanes;

    public OuterProductTile Kernel(TileSpan rows, TileSpan vectors) => new(InstructionSet, rows.Size, vectors.Size, IsPart: false);

    public OuterProductTile LastKernel(TileSpan rows) => new(InstructionSet, rows.Size, 1, IsPart: true);
}
