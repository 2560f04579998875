using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes the loops of a layer over its dense register tiles. A thread's unit of work is one tile of rows and one of output channels.</summary>
static class DenseStepEmitter
{
    public static void Emit(DenseStep step, StepScope scope)
    {
        var (writer, tiling) = (scope.Writer, step.Tiling);
        scope.ClearHalo(step.Result, step.ReducesBatch);
        scope.Share((long)tiling.RowTiles * tiling.BlockTiles);
        writer.Open("for (var unit = from; unit < to; unit++)");
        var (tile, row) = DeclareUnit(writer, tiling);
        if (step.ReducesBatch)
        {
            TileLoops.Choose(writer, tiling.Blocks, tile, blocks => EmitItems(step, scope, blocks, tile));
            writer.Close();
            return;
        }

        var epilogues = new StepEpilogues(scope, step.Epilogues, step.Geometry);
        DeclarePointers(step, scope, tile, row, epilogues);
        TileLoops.Choose(writer, tiling.Blocks, tile, blocks => TileLoops.Choose(writer, tiling.Rows, row, rows =>
        {
            TileLoops.ForEach(writer, tiling.Columns, "column", (columns, column) => EmitCall(step, scope, rows, columns, blocks, row, column, epilogues));
            if (epilogues.HasRowKernel) EmitRowKernel(step, scope, rows.Size, blocks.Size, epilogues);
        }));
        writer.Close();
    }

    /// <summary>The calls for a tile of output channels of all items.</summary>
    static void EmitItems(DenseStep step, StepScope scope, TileSpan blocks, string tile)
    {
        var ofItem = scope with { Item = StepScope.ItemOffset };
        scope.Writer.Line("var item = 0L;");
        foreach (var size in step.Tiling.Items)
        {
            scope.Writer.Open($"for (; item <= items - {CodeWriter.Literal(size)}; item += {CodeWriter.Literal(size)})");
            var epilogues = new StepEpilogues(ofItem, step.Epilogues, step.Geometry);
            DeclarePointers(step, ofItem, tile, "", epilogues);
            EmitCall(step, ofItem, step.Tiling.Rows[0], new(0, 1, size), blocks, "", "", epilogues);
            scope.Writer.Close();
        }
    }

    /// <summary>The names of the variables with the tile of output channels and the tile of rows; empty where there is one.</summary>
    static (string Tile, string Row) DeclareUnit(CodeWriter writer, DenseTiling tiling)
    {
        if (tiling.BlockTiles == 1) return ("", "unit");
        if (tiling.RowTiles == 1) return ("unit", "");
        writer.Line(tiling.RowsOutermost
            ? $"var (row, tile) = Math.DivRem(unit, {CodeWriter.Literal(tiling.BlockTiles)});"
            : $"var (tile, row) = Math.DivRem(unit, {CodeWriter.Literal(tiling.RowTiles)});");
        return ("tile", "row");
    }

    static void DeclarePointers(DenseStep step, StepScope scope, string tile, string row, StepEpilogues epilogues)
    {
        var (writer, g, tiling) = (scope.Writer, step.Geometry, step.Tiling);
        var (tileRows, tileOutputs) = (tiling.Rows[0].Size, tiling.TileBlocks * scope.InstructionSet.Lanes);
        if (g.Volume is not null) VolumeRows.Declare(writer, g, row);
        Declare("x", scope.Start(step.Input, g.InputStart), g.Volume is null ? Address.Stride(row, (long)tileRows * g.StrideHeight * g.InputRow) : VolumeRows.Input, Window(g, tiling, tile, tileOutputs));
        Declare("w", scope.Weights(step.Weight), Address.Stride(tile, step.WeightsOfOutput * tileOutputs));
        Declare("bias", scope.Weights(step.Bias), Address.Stride(tile, tileOutputs));
        Declare(
            "y", scope.Start(step.Result, g.OutputStart), g.Volume is null ? Address.Stride(row, (long)tileRows * g.OutputRow) : VolumeRows.Output, Address.Stride(tile, (long)tiling.TileBlocks * g.OutputPlane));
        epilogues.Declare(g.Volume is null ? Scaled(row, tileRows) : VolumeRows.Row, Scaled(tile, tiling.TileBlocks));

        void Declare(string name, Address pointer, params string[] offsets) => writer.Line($"var {name} = {Address.Sum(pointer, 0, offsets)};");
    }

    static string Scaled(string index, int factor) => index.Length == 0 || factor == 1 ? index : $"({index} * {CodeWriter.Literal(factor)})";

    /// <summary>From the first input plane to the first that the tile's groups reach.</summary>
    static string Window(DenseGeometry g, DenseTiling tiling, string tile, int tileOutputs)
    {
        if (tile.Length == 0 || tiling.WindowPlanes == g.InputPlanes) return "";
        var plane = tileOutputs % g.GroupOutputs == 0 && tileOutputs / g.GroupOutputs * g.GroupInputs % g.InputBlock == 0
            ? Scaled(tile, tileOutputs / g.GroupOutputs * g.GroupInputs / g.InputBlock)
            : $"({tile} * {CodeWriter.Literal(tileOutputs)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(g.InputBlock)})";
        return Address.Stride($"Math.Min({plane}, {CodeWriter.Literal(g.InputPlanes - tiling.WindowPlanes)})", g.InputPlane);
    }

    static void EmitCall(DenseStep step, StepScope scope, TileSpan rows, TileSpan columns, TileSpan blocks, string row, string column, StepEpilogues epilogues)
    {
        var g = step.Geometry;
        var kernel = step.Kernel(rows, columns, blocks);
        var arguments = Arguments(g, step.Tiling.WindowPlanes, column);
        arguments["ahead"] = WeightStreamText.Start(step.Stream, blocks.Size, row);
        if (step.ReducesBatch) arguments["inputStep"] = "itemStride";
        if (g.Volume is not null) VolumeRows.AddArguments(arguments, g);
        foreach (var (name, value) in epilogues.TileArguments(column)) arguments[name] = value;
        scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
    }

    /// <summary>The arguments of a register tile by name, at a column of the map at <c>x</c> and <c>y</c>, with <c>w</c> and <c>bias</c>.</summary>
    public static Dictionary<string, string> Arguments(DenseGeometry g, int windowPlanes, string column) => new(StringComparer.Ordinal)
    {
        ["x"] = Address.Sum("x", 0, Address.Stride(column, g.StrideWidth * g.InputPixel)).ToString(),
        ["w"] = "w",
        ["bias"] = "bias",
        ["y"] = Address.Sum("y", 0, Address.Stride(column, g.OutputPixel)).ToString(),
        ["channels"] = CodeWriter.Literal(g.WindowChannels(windowPlanes)),
        ["block"] = CodeWriter.Literal(g.InputBlock),
        ["kernelHeight"] = CodeWriter.Literal(g.KernelHeight),
        ["kernelWidth"] = CodeWriter.Literal(g.KernelWidth),
        ["tapStep"] = CodeWriter.Literal(g.TapStep),
        ["rowStep"] = CodeWriter.Literal(g.RowStep),
        ["planeStep"] = CodeWriter.Literal(g.PlaneStep),
        ["inputStep"] = CodeWriter.Literal(g.StrideWidth * g.InputPixel),
        ["inputRow"] = CodeWriter.Literal(g.StrideHeight * g.InputRow),
        ["outputRow"] = CodeWriter.Literal(g.OutputRow),
        ["outputPlane"] = CodeWriter.Literal(g.OutputPlane),
    };

    /// <summary>A run for each row of each block; for a matrix, whose blocks follow one another, for each pixel.</summary>
    static void EmitRowKernel(DenseStep step, StepScope scope, int rows, int blocks, StepEpilogues epilogues)
    {
        var g = step.Geometry;
        var lanes = scope.InstructionSet.Lanes;
        if (g.OutputPixel != lanes || g.OutputPlane == lanes)
        {
            TileLoops.ForEach(scope.Writer, [new(0, g.Width, 1)], "pixel", (_, pixel) => EmitRun(pixel, 0, 0, blocks));
            return;
        }

        for (var block = 0; block < blocks; block++)
        {
            for (var row = 0; row < rows; row++) EmitRun("", row, block, g.Width);
        }

        void EmitRun(string pixel, int row, int block, int vectors)
        {
            var address = Address.Sum("y", ((long)row * g.OutputRow) + ((long)block * g.OutputPlane), Address.Stride(pixel, g.OutputPixel));
            var arguments = string.Join(", ", [address, address, CodeWriter.Literal(vectors), .. epilogues.RowArguments(pixel, row, block)]);
            scope.Writer.Line($"{scope.Kernel(step.RowKernel)}({arguments});");
        }
    }
}
