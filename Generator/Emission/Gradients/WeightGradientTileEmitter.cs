using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes the register tile of gradients of weights.</summary>
static class WeightGradientTileEmitter
{
    public static void Emit(WeightGradientTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        var blocks = Enumerable.Range(0, tile.Blocks).ToList();
        var numbers = (from tap in Enumerable.Range(0, tile.Taps) from channel in Enumerable.Range(0, tile.Channels) select (Tap: tap, Channel: channel)).ToList();
        writer.Line($"/// <summary>Gradients of {tile.Taps} taps × {tile.Channels} input × {tile.Blocks * vector.Lanes} output channels, over the pixels of items.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        foreach (var (tap, channel) in numbers) writer.Line($"{vector.Type} {string.Join(", ", blocks.Select(b => $"{Sum(tap, channel, b)} = {vector.Zero}"))};");
        writer.Open("for (long item = 0; item < items; item++)");
        writer.Open("for (long row = 0; row < rows; row++)");
        writer.Line("var pixel = x + (item * inputItem) + (row * inputRow);");
        writer.Line("var gradient = dy + (item * itemStride) + (row * outputRow);");
        writer.Open("for (long column = columns; column > 0; column--)");
        if (tile.FetchesAhead) EmitFetchNext(tile, writer);
        foreach (var block in blocks) writer.Line($"var dy{block} = {vector.Load(Address.Sum("gradient", 0, Address.Times(block, "outputPlane")))};");
        foreach (var (tap, channel) in numbers)
        {
            var number = vector.Broadcast($"pixel[{(tap * tile.TapStep) + channel}]");
            if (!tile.BroadcastsWithinProduct)
            {
                writer.Line($"var x{tap}_{channel} = {number};");
                number = $"x{tap}_{channel}";
            }

            foreach (var block in blocks) writer.Line($"{Sum(tap, channel, block)} = {vector.MultiplyAdd($"dy{block}", number, Sum(tap, channel, block))};");
        }

        writer.Line("pixel += inputStep;").Line($"gradient += {vector.Lanes};").Close().Close().Close();
        foreach (var (tap, channel) in numbers)
        {
            foreach (var block in blocks)
            {
                var address = Address.Sum("sums", ((channel * tile.Blocks) + block) * vector.Lanes, Address.Times(tap, "tapSums"));
                writer.Line(vector.Store($"{vector.Load(address)} + {Sum(tap, channel, block)}", address));
            }
        }

        writer.Close();
    }

    /// <summary>Asks for the same pixel of the next strip.</summary>
    static void EmitFetchNext(WeightGradientTile tile, CodeWriter writer)
    {
        writer.Line(VectorText.PrefetchToSecondLevel(Address.Sum("pixel", 0, "nextInput")));
        for (var block = 0; block < tile.Blocks; block++) writer.Line(VectorText.PrefetchToSecondLevel(Address.Sum("gradient", 0, Address.Times(block, "outputPlane"), "nextOutput")));
    }

    static string Sum(int tap, int channel, int block) => $"sum{tap}_{channel}_{block}";
}
