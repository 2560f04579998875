using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes the register tile of gradients of weights of depthwise convolutions and of groups smaller than a vector.</summary>
static class ChannelwiseWeightGradientTileEmitter
{
    public static void Emit(ChannelwiseWeightGradientTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        var sums = (from row in Enumerable.Range(0, tile.Rows) from tap in Enumerable.Range(0, tile.Taps) select (Row: row, Tap: tap)).ToList();
        writer.Line($"/// <summary>Gradients of {tile.Rows}×{tile.Taps} taps of {vector.Lanes} output channels, over the pixels of items.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        foreach (var (row, tap) in sums) writer.Line($"var {Sum(row, tap)} = {vector.Zero};");
        writer.Open("for (long item = 0; item < items; item++)");
        writer.Open("for (long row = 0; row < rows; row++)");
        for (var row = 0; row < tile.Rows; row++) writer.Line($"var pixel{row} = {Address.Sum("x", 0, "(item * itemStride)", "(row * inputRow)", Address.Times(row, "kernelRow"))};");
        writer.Line("var gradient = dy + (item * itemStride) + (row * outputRow);");
        writer.Line("var column = columns;");
        writer.Open($"for (; column >= {tile.Columns}; column -= {tile.Columns})");
        EmitPixels(tile, vector, tile.Columns, writer);
        writer.Close();
        if (tile.Columns > 1)
        {
            writer.Open("for (; column > 0; column--)");
            EmitPixels(tile, vector, 1, writer);
            writer.Close();
        }

        writer.Close().Close();
        foreach (var (row, tap) in sums)
        {
            var address = Address.Sum("sums", 0, Address.Times(row, "rowSums"), Address.Times(tap, "tapSums"));
            writer.Line(vector.Store($"{vector.Load(address)} + {Sum(row, tap)}", address));
        }

        writer.Close();
    }

    /// <summary>Some pixels of dy: each vector of x is loaded once for all of them, and enters the sums in the order of the pixels of dy.</summary>
    static void EmitPixels(ChannelwiseWeightGradientTile tile, VectorText vector, int columns, CodeWriter writer)
    {
        var pattern = tile.Lanes().ToList();
        var isSpread = !pattern.SequenceEqual(Enumerable.Range(0, vector.Lanes));
        for (var column = 0; column < columns; column++) writer.Line($"var dy{column} = {vector.Load(Address.Sum("gradient", column * vector.Lanes))};");
        var uses =
            from column in Enumerable.Range(0, columns)
            from tap in Enumerable.Range(0, tile.Taps)
            group (Column: column, Tap: tap) by (column * tile.Stride) + (tap * tile.Dilation) into pixel
            orderby pixel.Key
            select pixel;
        foreach (var pixel in uses)
        {
            // Rows take turns, so that products of one sum, which wait for each other, are far apart.
            for (var row = 0; row < tile.Rows; row++)
            {
                var load = vector.Load(Address.Sum($"pixel{row}", pixel.Key * vector.Lanes));
                writer.Line($"var x{row}_{pixel.Key} = {(isSpread ? vector.Shuffle(load, pattern) : load)};");
                foreach (var (column, tap) in pixel) writer.Line($"{Sum(row, tap)} = {vector.MultiplyAdd($"x{row}_{pixel.Key}", $"dy{column}", Sum(row, tap))};");
            }
        }

        for (var row = 0; row < tile.Rows; row++) writer.Line($"pixel{row} += {columns * tile.Stride * vector.Lanes};");
        writer.Line($"gradient += {columns * vector.Lanes};");
    }

    static string Sum(int row, int tap) => $"sum{row}_{tap}";
}
