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
        var epilogue = new TileEpilogue(vector, tile.Epilogues, tile.OutputStep);
        for (var column = 0; column < tile.Columns; column++) epilogue.Prefetch(writer, 0, column, 0);
        if (tile.OfVolume)
        {
            writer.Line("float* plane = x, weights = w;").Line($"const long rowWeights = {taps * vector.Lanes};");
            DenseTileEmitter.OpenSlices(writer);
        }

        writer.Open("for (long row = kernelHeight; row > 0; row--)");
        for (var channel = 0; channel < tile.GroupInputs; channel++) EmitChannel(tile, vector, channel, writer);
        writer.Line("x += inputRow;").Line($"w += {taps * vector.Lanes};").Close();
        if (tile.OfVolume) writer.Close();
        for (var column = 0; column < tile.Columns; column++)
        {
            epilogue.Write(writer, $"sum{column}", 0, column, 0);
            writer.Line(vector.Store($"sum{column}", Address.Sum("y", column * tile.OutputStep)));
        }

        writer.Close();
    }

    /// <summary>
    /// The products of a row of the kernel with one channel of each group. The weights stay in registers where they leave room for the sums.
    /// </summary>
    static void EmitChannel(ChannelwiseTile tile, VectorText vector, int channel, CodeWriter writer)
    {
        string Name(string what, int index) => tile.GroupInputs == 1 ? $"{what}{index}" : $"{what}{channel}_{index}";
        string Weight(int tap) => vector.Load(Address.Sum("w", ((channel * tile.KernelWidth) + tap) * vector.Lanes));
        var pattern = tile.Lanes(channel).ToList();
        var isSpread = !pattern.SequenceEqual(Enumerable.Range(0, vector.Lanes));
        if (tile.KeepsWeights)
        {
            for (var tap = 0; tap < tile.KernelWidth; tap++) writer.Line($"var {Name("w", tap)} = {Weight(tap)};");
        }

        foreach (var (pixel, uses) in Uses(tile))
        {
            var load = vector.Load(Address.Sum("x", pixel * vector.Lanes));
            writer.Line($"var {Name("x", pixel)} = {(isSpread ? vector.Shuffle(load, pattern) : load)};");
            foreach (var (column, tap) in uses)
            {
                writer.Line($"sum{column} = {vector.MultiplyAdd(Name("x", pixel), tile.KeepsWeights ? Name("w", tap) : Weight(tap), $"sum{column}")};");
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
