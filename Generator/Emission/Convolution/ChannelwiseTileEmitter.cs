using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes the register tile of depthwise convolutions and of groups smaller than a vector.</summary>
static class ChannelwiseTileEmitter
{
    public static void Emit(ChannelwiseTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        var taps = tile.KernelWidth * tile.GroupInputs;
        writer.Line($"/// <summary>{tile.Columns} pixels × {vector.Lanes} channels, over the taps of a kernel {tile.KernelWidth} wide{(tile.GroupInputs > 1 ? $" and {tile.GroupInputs} channels of each group" : "")}.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        for (var column = 0; column < tile.Columns; column++) writer.Line($"var sum{column} = {vector.Load("bias")};");
        writer.Open("for (nint row = kernelHeight; row > 0; row--)");
        var keepsWeights = tile.Columns + taps + tile.GroupInputs + 1 <= tile.InstructionSet.Registers;
        if (keepsWeights)
        {
            for (var tap = 0; tap < taps; tap++) writer.Line($"var w{tap} = {vector.Load(Address.Sum("w", tap * vector.Lanes))};");
        }

        foreach (var (pixel, uses) in Uses(tile)) EmitPixel(tile, vector, pixel, uses, keepsWeights, writer);
        writer.Line("x += inputRow;").Line($"w += {taps * vector.Lanes};").Close();
        var epilogue = new TileEpilogue(vector, tile.Epilogues, vector.Lanes);
        for (var column = 0; column < tile.Columns; column++)
        {
            epilogue.Write(writer, $"sum{column}", 0, column, 0);
            writer.Line(vector.Store($"sum{column}", Address.Sum("y", column * vector.Lanes)));
        }

        writer.Close();
    }

    /// <summary>The products of one pixel of the input, with a tap each.</summary>
    static void EmitPixel(ChannelwiseTile tile, VectorText vector, int pixel, List<(int Column, int Tap)> uses, bool keepsWeights, CodeWriter writer)
    {
        var load = vector.Load(Address.Sum("x", pixel * vector.Lanes));
        writer.Line($"var x{pixel} = {load};");
        for (var channel = 0; channel < tile.GroupInputs; channel++)
        {
            var value = $"x{pixel}";
            var pattern = tile.Lanes(channel).ToList();
            if (!pattern.SequenceEqual(Enumerable.Range(0, vector.Lanes)))
            {
                writer.Line($"var x{pixel}_{channel} = {vector.Shuffle(value, pattern)};");
                value = $"x{pixel}_{channel}";
            }

            foreach (var (column, tap) in uses)
            {
                var weight = (tap * tile.GroupInputs) + channel;
                var factor = keepsWeights ? $"w{weight}" : vector.Load(Address.Sum("w", weight * vector.Lanes));
                writer.Line($"sum{column} = {vector.MultiplyAdd(value, factor, $"sum{column}")};");
            }
        }
    }

    /// <summary>Which sums each pixel of an input row enters, by which tap; in the order of the pixels, so that each sum takes its taps in order.</summary>
    static IEnumerable<(int Pixel, List<(int Column, int Tap)> Uses)> Uses(ChannelwiseTile tile) =>
        from column in Enumerable.Range(0, tile.Columns)
        from tap in Enumerable.Range(0, tile.KernelWidth)
        group (column, tap) by (column * tile.Stride) + (tap * tile.Dilation) into pixel
        orderby pixel.Key
        select (pixel.Key, pixel.ToList());
}
