using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.MatrixProduct;

/// <summary>Matrix products in plain order, one for each element of the leading dimensions.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Left">…×M×K.</param>
/// <param name="Right">…×K×N.</param>
/// <param name="Target">…×M×N.</param>
sealed record MatMulStep(string Name, InstructionSet InstructionSet, Placement Left, Placement Right, Placement Target) : Step(Name, [Left, Right], [Target])
{
    const int TileVectors = 2;

    public override string Algorithm => $"{Rows}×{Depth} by {Depth}×{Columns}, tile {RowTiles[0]}×{ColumnTiles[0].Width}";

    public int Rows => Target.Layout.Shape[Target.Layout.Shape.Rank - 2];

    public int Columns => Target.Layout.Shape[Target.Layout.Shape.Rank - 1];

    public int Depth => Left.Layout.Shape[Left.Layout.Shape.Rank - 1];

    /// <summary>The heights of the tiles from top to bottom: all alike but the last.</summary>
    public IReadOnlyList<int> RowTiles
    {
        get
        {
            var most = MatrixTile.MostRows(InstructionSet);
            return [.. Enumerable.Range(0, (Rows + most - 1) / most).Select(i => Math.Min(most, Rows - (i * most)))];
        }
    }

    /// <summary>The tiles from left to right: two vectors each, then what is left of one vector and of less.</summary>
    public IReadOnlyList<(int Column, int Width)> ColumnTiles
    {
        get
        {
            var (lanes, tiles) = (InstructionSet.Lanes, new List<(int, int)>());
            for (var column = 0; column < Columns;)
            {
                var left = Columns - column;
                var width = left >= TileVectors * lanes ? TileVectors * lanes : Math.Min(left, lanes);
                tiles.Add((column, width));
                column += width;
            }

            return tiles;
        }
    }

    /// <summary>The loops over the leading dimensions of the left operand, the right one and the result.</summary>
    public IterationSpace Products
    {
        get
        {
            var shape = Target.Layout.Shape;
            var leading = shape.Rank - 2;
            IReadOnlyList<int> Strides(Placement p) => [.. IterationSpace.Broadcast(p.Layout, shape).Take(leading)];
            return IterationSpace.Of([.. shape.Dimensions.Take(leading)], [Strides(Left), Strides(Right), Strides(Target)]);
        }
    }

    public MatrixTile Kernel(int rows, (int Column, int Width) tile) =>
        new(InstructionSet, rows, Math.Max(1, tile.Width / InstructionSet.Lanes), tile.Width < InstructionSet.Lanes);
}
