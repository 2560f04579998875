using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes the register tile of convolutions and matrix products.</summary>
static class DenseTileEmitter
{
    public static void Emit(DenseTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        writer.Line($"/// <summary>{tile.Rows}×{tile.Columns} pixels × {tile.Blocks * tile.InstructionSet.Lanes} output channels, over all input channels and taps.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        ForEach(tile, (row, column, block) => writer.Line($"var {Accumulator(row, column, block)} = {vector.Load(Address.Sum("bias", block * vector.Lanes))};"));
        writer.Open("for (; channels > 0; channels -= block)");
        writer.Line("// The taps of a kernel row are contiguous where neither dilation nor missing channels part them.");
        writer.Line("nint length = channels < block ? channels : block, taps = kernelWidth, gap = tapStep - length;");
        writer.Open("if (gap == 0)").Line("length *= kernelWidth;").Line("taps = 1;").Close();
        writer.Open("for (nint row = kernelHeight; row > 0; row--)");
        writer.Open("for (nint tap = taps; tap > 0; tap--)");
        writer.Open("for (nint k = length; k > 0; k--)");
        EmitProducts(tile, vector, writer);
        writer.Line("x++;").Line($"w += {tile.Blocks * vector.Lanes};").Close();
        writer.Line("x += gap;").Close();
        writer.Line("x += rowStep;").Close();
        writer.Line("x += planeStep;").Close();
        var epilogue = new TileEpilogue(vector, tile.Epilogues, tile.OutputStep, tile.Blocks - 1, tile.StoresWholeVectors ? null : tile.LastLanes);
        ForEach(tile, (row, column, block) =>
        {
            epilogue.Write(writer, Accumulator(row, column, block), row, column, block);
            var address = Address.Sum("y", column * tile.OutputStep, Address.Times(row, "outputRow"), Address.Times(block, "outputPlane"));
            if (tile.StoresWholeVectors || block < tile.Blocks - 1) writer.Line(vector.Store(Accumulator(row, column, block), address));
            else foreach (var store in VectorText.StoreFirst(Accumulator(row, column, block), address, tile.LastLanes)) writer.Line(store);
        });
        writer.Close();
    }

    /// <summary>
    /// One step of the reduction. Each number of the input is broadcast once for all blocks; for a single block the broadcast is part of the
    /// product's instruction, and for a single pixel the weights are.
    /// </summary>
    static void EmitProducts(DenseTile tile, VectorText vector, CodeWriter writer)
    {
        var isOnePixel = tile.Rows * tile.Columns == 1;
        string Weight(int block) => vector.Load(Address.Sum("w", block * vector.Lanes));
        if (!isOnePixel)
        {
            for (var block = 0; block < tile.Blocks; block++) writer.Line($"var w{block} = {Weight(block)};");
        }

        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                var pixel = vector.Broadcast(Address.Element(Address.Sum("x", column * tile.InputStep, Address.Times(row, "inputRow"))).Element);
                if (tile.Blocks > 1)
                {
                    writer.Line($"var x{row}_{column} = {pixel};");
                    pixel = $"x{row}_{column}";
                }

                for (var block = 0; block < tile.Blocks; block++)
                {
                    var accumulator = Accumulator(row, column, block);
                    writer.Line($"{accumulator} = {vector.MultiplyAdd(isOnePixel ? Weight(block) : $"w{block}", pixel, accumulator)};");
                }
            }
        }
    }

    static void ForEach(DenseTile tile, Action<int, int, int> action)
    {
        for (var block = 0; block < tile.Blocks; block++)
        {
            for (var row = 0; row < tile.Rows; row++)
            {
                for (var column = 0; column < tile.Columns; column++) action(row, column, block);
            }
        }
    }

    static string Accumulator(int row, int column, int block) => $"sum{row}_{column}_{block}";
}
