using NetGenCompiler.Planning.Planar;

namespace NetGenCompiler.Emission.Planar;

/// <summary>Writes the register tile of planar convolutions.</summary>
static class PlanarTileEmitter
{
    public static void Emit(PlanarTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        writer.Line($"/// <summary>{vector.Lanes} windows of {tile.Rows}×{tile.Columns} pixels × {tile.Channels} output channels, over the taps of a kernel {tile.KernelWidth} wide. A row of x is cut into {tile.Phases}.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", PlanarTile.Parameters)})");
        ForEach(tile, (row, column, channel) => writer.Line($"var {Sum(row, column, channel)} = {vector.Broadcast(Address.Sum("bias", channel).Element)};"));
        writer.Open("for (; channels > 0; channels--)");
        writer.Line("var line = x;");
        writer.Open("for (var k = kernelHeight; k > 0; k--)");
        for (var tap = 0; tap < tile.KernelWidth; tap++) EmitTap(tile, vector, tap, writer);
        writer.Line("line += inputRow;").Line($"w += {tile.KernelWidth * tile.Channels};").Close();
        writer.Line("x += inputPlane;").Close();
        ForEach(tile, (row, column, channel) =>
            writer.Line(vector.Store(Sum(row, column, channel), Address.Sum("sums", ((channel * tile.Pixels) + (row * tile.Columns) + column) * vector.Lanes))));
        writer.Close();
    }

    /// <summary>The products of a tap: its weights stay in registers, and each vector of pixels is loaded once for all channels.</summary>
    static void EmitTap(PlanarTile tile, VectorText vector, int tap, CodeWriter writer)
    {
        writer.Open();
        for (var channel = 0; channel < tile.Channels; channel++) writer.Line($"var w{channel} = {vector.Broadcast(Address.Sum("w", (tap * tile.Channels) + channel).Element)};");
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                var (shift, phase) = (((column * tile.Stride) + tap) / tile.Phases, ((column * tile.Stride) + tap) % tile.Phases);
                writer.Line($"var x{row}_{column} = {vector.Load(Address.Sum("line", shift, Address.Times(phase, "phase"), Address.Times(row, "windowRow")))};");
                for (var channel = 0; channel < tile.Channels; channel++)
                {
                    writer.Line($"{Sum(row, column, channel)} = {vector.MultiplyAdd($"x{row}_{column}", $"w{channel}", Sum(row, column, channel))};");
                }
            }
        }

        writer.Close();
    }

    static void ForEach(PlanarTile tile, Action<int, int, int> action)
    {
        for (var channel = 0; channel < tile.Channels; channel++)
        {
            for (var row = 0; row < tile.Rows; row++)
            {
                for (var column = 0; column < tile.Columns; column++) action(row, column, channel);
            }
        }
    }

    static string Sum(int row, int column, int channel) => $"sum{row}_{column}_{channel}";
}
