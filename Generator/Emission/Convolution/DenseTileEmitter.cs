using NetGenCompiler.Graphs;
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
        ForEach(tile, (row, column, block) =>
        {
            var first = row + column == 0 ? vector.Load(Address.Sum("bias", block * vector.Lanes)) : Accumulator(0, 0, block);
            writer.Line($"var {Accumulator(row, column, block)} = {first};");
        });
        if (tile.Columns > 2) writer.Line("var twoSteps = 2 * inputStep;");
        if (tile.SumsInParts) EmitTotals(tile, vector, writer);
        var epilogue = new TileEpilogue(vector, tile.Epilogues, tile.OutputStep, tile.Blocks - 1, tile.StoresWholeVectors ? null : tile.LastLanes);
        ForEach(tile, (row, column, block) => epilogue.Prefetch(writer, row, column, block));
        if (tile.FetchesAhead) EmitFetchResult(tile, writer);
        if (tile.OfVolume) writer.Line("float* plane = x, weights = w;");
        writer.Open("for (; channels > 0; channels -= block)");
        if (tile.FetchesAhead) EmitFetchNext(tile, writer);
        writer.Line("// The taps of a kernel row are contiguous where neither dilation nor missing channels part them.");
        writer.Line("long length = channels < block ? channels : block, taps = kernelWidth, gap = tapStep - length;");
        if (tile.OfVolume) writer.Line($"var rowWeights = length * kernelWidth * {tile.Blocks * vector.Lanes};");
        writer.Open("if (gap == 0)").Line("length *= kernelWidth;").Line("taps = 1;").Close();
        if (tile.OfVolume) OpenSlices(writer);
        writer.Open("for (long row = kernelHeight; row > 0; row--)");
        writer.Open("for (long tap = taps; tap > 0; tap--)");
        var pointers = PixelPointers(tile).ToList();
        foreach (var (name, row, column) in pointers.Skip(1)) writer.Line($"var {name} = {Address.Sum("x", 0, Address.Times(row, "inputRow"), Address.Times(column, "inputStep"))};");
        if (tile.WeightFormat == ElementType.F32) EmitSteps(tile, vector, pointers, writer);
        else EmitPairsOfSteps(tile, vector, pointers, writer);
        writer.Line("x += gap;").Close();
        writer.Line("x += rowStep;").Close();
        if (tile.OfVolume) writer.Close().Line("plane += planeStep;").Line("weights += allRows * rowWeights;");
        else writer.Line("x += planeStep;");
        if (tile.SumsInParts) EmitFlush(tile, vector, writer);
        writer.Close();
        if (tile.SumsInParts) EmitAddTotals(tile, vector, writer);
        ForEach(tile, (row, column, block) =>
        {
            epilogue.Write(writer, Accumulator(row, column, block), row, column, block);
            var address = Result(tile, row, column, block);
            if (tile.StoresWholeVectors || block < tile.Blocks - 1) writer.Line(vector.Store(Accumulator(row, column, block), address));
            else foreach (var store in VectorText.StoreFirst(Accumulator(row, column, block), address, tile.LastLanes)) writer.Line(store);
        });
        writer.Close();
    }

    static void EmitSteps(DenseTile tile, VectorText vector, IReadOnlyList<(string Name, int Row, int Column)> pointers, CodeWriter writer)
    {
        writer.Open("for (long k = length; k > 0; k--)");
        EmitFetchWeights(tile, writer);
        EmitStep(tile, vector, pointers, block => vector.Load(Address.Sum("w", block * vector.Lanes)), writer);
        writer.Line($"w += {tile.Blocks * vector.Lanes};").Close();
    }

    /// <summary>Two steps for each vector of weights of 16 bits, and the last alone where they are odd.</summary>
    static void EmitPairsOfSteps(DenseTile tile, VectorText vector, IReadOnlyList<(string Name, int Row, int Column)> pointers, CodeWriter writer)
    {
        var format = new PairFormat(vector, tile.WeightFormat);
        writer.Open("for (long k = length; k > 1; k -= 2)");
        EmitFetchWeights(tile, writer);
        EmitPair();
        EmitHalf(format.Lower);
        EmitHalf(format.Upper);
        writer.Line($"w += {tile.Blocks * vector.Lanes};").Close();
        writer.Open("if (length % 2 != 0)");
        EmitPair();
        EmitHalf(format.Lower);
        writer.Line($"w += {tile.Blocks * vector.Lanes};").Close();

        void EmitPair()
        {
            for (var block = 0; block < tile.Blocks; block++) writer.Line($"var pair{block} = {vector.Load(Address.Sum("w", block * vector.Lanes))};");
        }

        void EmitHalf(Func<string, string> half)
        {
            writer.Open();
            EmitStep(tile, vector, pointers, block => half($"pair{block}"), writer);
            writer.Close();
        }
    }

    static void EmitStep(DenseTile tile, VectorText vector, IReadOnlyList<(string Name, int Row, int Column)> pointers, Func<int, string> weight, CodeWriter writer)
    {
        EmitProducts(tile, vector, weight, writer);
        foreach (var (name, _, _) in pointers) writer.Line($"{name}++;");
    }

    /// <summary>The taps of the slices that lie inside the volume; those of the rest are passed over, in the weights too.</summary>
    internal static void OpenSlices(CodeWriter writer)
    {
        writer.Open("for (long slice = 0; slice < kernelDepth; slice++)");
        writer.Line("x = plane + (slice * sliceStep);");
        writer.Line("w = weights + ((firstRow + (slice * sliceRows)) * rowWeights);");
    }

    /// <summary>Asks for where the tile writes, and keeps its first pixel for the tile after it.</summary>
    static void EmitFetchResult(DenseTile tile, CodeWriter writer)
    {
        ForEach(tile, (row, column, block) => writer.Line(VectorText.Prefetch(Result(tile, row, column, block))));
        writer.Line("var first = x;");
    }

    /// <summary>Asks for the pixels of the next plane, and at the last for the next tile's; a plane of one tap is a vector of each.</summary>
    static void EmitFetchNext(DenseTile tile, CodeWriter writer)
    {
        var nextTile = tile.Columns == 1 ? "first + block" : $"first + ({tile.Columns} * inputStep)";
        writer.Line($"var next = channels > block ? x + (block + rowStep + planeStep) : {nextTile};");
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++) writer.Line(VectorText.Prefetch(Address.Sum("next", 0, Address.Times(row, "inputRow"), Address.Times(column, "inputStep"))));
        }
    }

    /// <summary>Asks for weights that a later step or tile needs.</summary>
    static void EmitFetchWeights(DenseTile tile, CodeWriter writer)
    {
        for (var i = 0; i < tile.FetchedWeights; i++) writer.Line(VectorText.PrefetchToSecondLevel(Address.Sum("ahead", i * tile.InstructionSet.Lanes)));
        if (tile.FetchedWeights > 0) writer.Line($"ahead += {tile.FetchedWeights * tile.InstructionSet.Lanes};");
    }

    static Address Result(DenseTile tile, int row, int column, int block) =>
        Address.Sum(TileEpilogue.Column("y", column, tile.OutputStep), 0, Address.Times(row, "outputRow"), Address.Times(block, "outputPlane"));

    static void EmitTotals(DenseTile tile, VectorText vector, CodeWriter writer)
    {
        writer.Line("// A long sum is one of shorter ones: what each addition rounds away grows with what is added up already.");
        writer.Line($"var totals = stackalloc float[{tile.Rows * tile.Columns * tile.Blocks * vector.Lanes}];");
        writer.Line("long products = 0;");
        writer.Line("var isSplit = false;");
    }

    /// <summary>Adds the sums to the totals once they are long, unless they are the last.</summary>
    static void EmitFlush(DenseTile tile, VectorText vector, CodeWriter writer)
    {
        writer.Line($"products += block * {(tile.OfVolume ? "kernelDepth * " : "")}kernelHeight * kernelWidth;");
        writer.Line($"if (products < {DenseTile.LongestSum} || channels <= block) continue;");
        EmitAddTotals(tile, vector, writer);
        ForEach(tile, (row, column, block) =>
        {
            writer.Line(vector.Store(Accumulator(row, column, block), Total(tile, vector, row, column, block)));
            writer.Line($"{Accumulator(row, column, block)} = {vector.Zero};");
        });
        writer.Line("products = 0;");
        writer.Line("isSplit = true;");
    }

    static void EmitAddTotals(DenseTile tile, VectorText vector, CodeWriter writer)
    {
        writer.Open("if (isSplit)");
        ForEach(tile, (row, column, block) => writer.Line($"{Accumulator(row, column, block)} += {vector.Load(Total(tile, vector, row, column, block))};"));
        writer.Close();
    }

    static Address Total(DenseTile tile, VectorText vector, int row, int column, int block) =>
        Address.Sum("totals", ((((block * tile.Rows) + row) * tile.Columns) + column) * vector.Lanes);

    /// <summary>
    /// One step of the reduction. Each number of the input is broadcast once for all blocks; for a single block the broadcast is part of the
    /// product's instruction, and for a single pixel the weights are.
    /// </summary>
    static void EmitProducts(DenseTile tile, VectorText vector, Func<int, string> weight, CodeWriter writer)
    {
        var isOnePixel = tile.Rows * tile.Columns == 1;
        if (!isOnePixel)
        {
            for (var block = 0; block < tile.Blocks; block++) writer.Line($"var w{block} = {weight(block)};");
        }

        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                var pixel = vector.Broadcast(Pixel(row, column));
                if (tile.Blocks > 1)
                {
                    writer.Line($"var x{row}_{column} = {pixel};");
                    pixel = $"x{row}_{column}";
                }

                for (var block = 0; block < tile.Blocks; block++)
                {
                    var accumulator = Accumulator(row, column, block);
                    writer.Line($"{accumulator} = {vector.MultiplyAdd(isOnePixel ? weight(block) : $"w{block}", pixel, accumulator)};");
                }
            }
        }
    }

    /// <summary>
    /// The pointers that walk along the reduction: one for every third column, since an address may add a register to a pointer but no more,
    /// and registers hold one and two steps.
    /// </summary>
    static IEnumerable<(string Name, int Row, int Column)> PixelPointers(DenseTile tile) =>
        from row in Enumerable.Range(0, tile.Rows)
        from column in Enumerable.Range(0, tile.Columns)
        where column % 3 == 0
        select (PointerName(row, column), row, column);

    static string PointerName(int row, int column) => row + column == 0 ? "x" : $"x{row}At{column}";

    static string Pixel(int row, int column)
    {
        var pointer = PointerName(row, column - (column % 3));
        return (column % 3) switch
        {
            0 => $"*{pointer}",
            1 => $"{pointer}[inputStep]",
            _ => $"{pointer}[twoSteps]",
        };
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
