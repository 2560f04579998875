using NetGenCompiler.Planning;
using NetGenCompiler.Planning.MatrixProduct;

namespace NetGenCompiler.Emission.MatrixProduct;

/// <summary>Writes matrix products: the threads share the rows of tiles of all products.</summary>
static class MatMulStepEmitter
{
    public static void Emit(MatMulStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (writer, products, tiles) = (scope.Writer, step.Products, step.RowTiles);
        var count = products.Runs * products.Run;
        scope.Share(count * tiles.Count);
        writer.Open("for (var unit = from; unit < to; unit++)");
        var indices = new List<string>();
        if (count > 1)
        {
            writer.Line($"var (product, tile) = Math.DivRem(unit, {tiles.Count});");
            indices = LoopIndices.Declare(writer, "product", products.Extents);
        }
        else
        {
            writer.Line("var tile = unit;");
        }

        writer.Line($"var a = {Pointer(step.Left, 0, Address.Stride("tile", tiles[0] * step.Depth))};");
        writer.Line($"var b = {Pointer(step.Right, 1, "")};");
        writer.Line($"var y = {Pointer(step.Target, 2, Address.Stride("tile", tiles[0] * step.Columns))};");
        var last = tiles[tiles.Count - 1];
        if (last == tiles[0])
        {
            EmitRow(step, scope, last);
        }
        else
        {
            writer.Open($"if (tile < {tiles.Count - 1})");
            EmitRow(step, scope, tiles[0]);
            writer.Close().Open("else");
            EmitRow(step, scope, last);
            writer.Close();
        }

        writer.Close();

        Address Pointer(Placement value, int operand, string offset) =>
            Address.Sum(scope.Start(value), 0, [.. indices.Select((index, axis) => Address.Stride(index, products.Strides[operand][axis])), offset]);
    }

    static void EmitRow(MatMulStep step, StepScope scope, int rows)
    {
        var tiles = step.ColumnTiles;
        var wide = tiles.Count(t => t.Width == tiles[0].Width);
        if (wide > 1)
        {
            scope.Writer.Open($"for (var column = 0; column < {wide * tiles[0].Width}; column += {tiles[0].Width})");
            Call(step, scope, rows, tiles[0], "column");
            scope.Writer.Close();
        }

        foreach (var tile in tiles.Skip(wide > 1 ? wide : 0)) Call(step, scope, rows, tile, tile.Column == 0 ? "" : CodeWriter.Literal(tile.Column));
    }

    static void Call(MatMulStep step, StepScope scope, int rows, (int Column, int Width) tile, string column)
    {
        var kernel = step.Kernel(rows, tile);
        scope.Writer.Line($"{scope.Kernel(kernel)}(a, {step.Depth}, {Address.Sum("b", 0, column)}, {step.Columns}, {Address.Sum("y", 0, column)}, {step.Columns}, {step.Depth}{(kernel.IsPart ? $", {tile.Width}" : "")});");
    }
}
