using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Emission.Winograd;

/// <summary>
/// Writes the loops of a convolution by Winograd's transforms. A thread's unit of work is a strip of tiles with the output channels of a register tile; it
/// transforms the strip where the thread's unit before was of another.
/// </summary>
static class WinogradStepEmitter
{
    public static void Emit(WinogradStep step, StepScope scope)
    {
        var (writer, tiling) = (scope.Writer, step.Tiling);
        scope.ClearHalo(step.Result);
        writer.Line($"float* tiles = scratch, sums = {Address.Sum("scratch", tiling.Slices * step.InputSlice)}, down = {Address.Sum("scratch", step.HalfStart)};");
        scope.Share((long)tiling.Strips.Sum(s => s.Count) * tiling.BlockTiles);
        writer.Open("for (var unit = from; unit < to; unit++)");
        writer.Line($"var (strip, tile) = Math.DivRem(unit, {CodeWriter.Literal(tiling.BlockTiles)});");
        writer.Line($"var first = strip * {CodeWriter.Literal(tiling.StripTiles)};");
        var end = $"first + {CodeWriter.Literal(tiling.StripTiles)}";
        writer.Line($"var end = {(tiling.Strips.Count == 1 ? end : $"Math.Min({end}, {CodeWriter.Literal(tiling.Tiles)})")};");
        writer.Open("if (strip != kept)");
        OpenRows(step, writer);
        EmitInput(step, scope);
        writer.Close();
        writer.Line("kept = strip;").Close();
        TileLoops.Choose(writer, tiling.Strips, "strip", strip => TileLoops.Choose(writer, tiling.Blocks, "tile", blocks =>
        {
            EmitProducts(step, scope, strip, blocks);
            OpenRows(step, writer);
            EmitOutput(step, scope, blocks);
            writer.Close();
        }));
        writer.Close();
    }

    /// <summary>Opens the loop over the strip's tiles that lie in one row: <c>count</c> from <c>next</c> on, at <c>row</c> and <c>column</c>.</summary>
    static void OpenRows(WinogradStep step, CodeWriter writer)
    {
        var tiling = step.Tiling;
        writer.Open("for (int next = first, count; next < end; next += count)");
        writer.Line($"var (row, column) = Math.DivRem(next, {CodeWriter.Literal(tiling.TileColumns)});");
        writer.Line($"count = Math.Min({CodeWriter.Literal(tiling.TileColumns)} - column, end - next);");
    }

    static void EmitInput(WinogradStep step, StepScope scope)
    {
        var (writer, g, lanes) = (scope.Writer, step.Geometry, scope.InstructionSet.Lanes);
        var output = step.Tiling.Output;
        writer.Line($"var x = {Address.Sum(scope.Start(step.Input, g.InputStart), 0, Address.Stride("row", (long)output * g.InputRow), Address.Stride("column", (long)output * lanes))};");
        writer.Line($"var place = {Address.Sum("tiles", 0, Address.Stride("(next - first)", lanes))};");
        writer.Open($"for (var plane = 0; plane < {CodeWriter.Literal(g.InputPlanes)}; plane++)");
        writer.Line($"{scope.Kernel(step.InputKernel)}(x, place, down, count, {CodeWriter.Literal(g.InputRow)}, {CodeWriter.Literal(step.InputSlice)});");
        writer.Line($"x += {CodeWriter.Literal(g.InputPlane)};").Line($"place += {CodeWriter.Literal(step.Tiling.StripTiles * lanes)};").Close();
    }

    static void EmitProducts(WinogradStep step, StepScope scope, TileSpan strip, TileSpan blocks)
    {
        var (writer, g, tiling, lanes) = (scope.Writer, step.Geometry, step.Tiling, scope.InstructionSet.Lanes);
        writer.Line($"var zeros = {scope.Weights(step.Zeros)};");
        writer.Line($"var w = {Address.Sum(scope.Weights(step.Weight), 0, Address.Stride("tile", (long)tiling.Slices * g.Inputs * tiling.TileBlocks * lanes))};");
        writer.Open($"for (var slice = 0; slice < {CodeWriter.Literal(tiling.Slices)}; slice++)");
        writer.Line($"var x = {Address.Sum("tiles", 0, Address.Stride("slice", step.InputSlice))};");
        writer.Line($"var y = {Address.Sum("sums", 0, Address.Stride("slice", step.OutputSlice))};");
        var all = tiling.Columns(strip);
        TileLoops.ForEach(writer, all, "column", (columns, column) =>
        {
            var kernel = step.Product(strip, columns, blocks);
            var arguments = DenseStepEmitter.Arguments(step.Slice, step.Slice.InputPlanes, column);
            arguments["bias"] = "zeros";
            arguments["ahead"] = WeightStreamText.Start(step.StreamOf(strip), blocks.Size, WeightStreamText.Pass(columns, all.TakeWhile(c => c != columns).Sum(c => c.Count), column));
            writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        });
        writer.Line($"w += {CodeWriter.Literal(g.Inputs * blocks.Size * lanes)};").Close();
    }

    static void EmitOutput(WinogradStep step, StepScope scope, TileSpan blocks)
    {
        var (writer, g, tiling, lanes) = (scope.Writer, step.Geometry, step.Tiling, scope.InstructionSet.Lanes);
        var output = tiling.Output;
        var (firstRow, firstColumn) = ($"(row * {output})", $"(column * {output})");
        writer.Open($"for (var block = 0; block < {CodeWriter.Literal(blocks.Size)}; block++)");
        writer.Line($"var vector = (tile * {CodeWriter.Literal(tiling.TileBlocks)}) + block;");
        var epilogues = new StepEpilogues(scope, step.Epilogues, g);
        epilogues.Declare(firstRow, "vector");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["slices"] = Address.Sum("sums", 0, Address.Stride("((block * " + CodeWriter.Literal(tiling.StripTiles) + ") + next - first)", lanes)).ToString(),
            ["down"] = "down",
            ["bias"] = Address.Sum(scope.Weights(step.Bias), 0, Address.Stride("vector", lanes)).ToString(),
            ["y"] = Address.Sum(scope.Start(step.Result, g.OutputStart), 0, Address.Stride("vector", g.OutputPlane), Address.Stride(firstRow, g.OutputRow), Address.Stride(firstColumn, lanes)).ToString(),
            ["height"] = $"Math.Min({output}, {CodeWriter.Literal(g.Height)} - {firstRow})",
            ["width"] = $"Math.Min(count * {output}, {CodeWriter.Literal(g.Width)} - {firstColumn})",
            ["slice"] = CodeWriter.Literal(step.OutputSlice),
            ["outputRow"] = CodeWriter.Literal(g.OutputRow),
        };
        foreach (var (name, value) in epilogues.TileArguments(firstColumn)) arguments[name] = value;
        writer.Line($"{scope.Kernel(step.OutputKernel)}({string.Join(", ", step.OutputKernel.Parameters.Select(p => arguments[p.Name]))});").Close();
    }
}
