using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>
/// Writes the loops of a gradient of weights. Each unit of work sums over all items, rows and pixels in order: strip after strip, all its tiles over a strip
/// before the next.
/// </summary>
static class WeightGradientStepEmitter
{
    public static void Emit(WeightGradientStep step, StepScope scope)
    {
        var (writer, g, tiling) = (scope.Writer, step.Geometry, step.Tiling);
        var units = new WeightGradientUnits(scope, step.Summed, tiling);
        var kernelRows = tiling.ByKernelRow ? 1 : g.KernelHeight;
        scope.ClearHalo(step.Target);
        units.Open("kernelRow", g.KernelHeight / kernelRows);
        var kernelRow = tiling.ByKernelRow ? "kernelRow" : "";
        writer.Line($"var x = {Address.Sum(scope.Start(step.Input, g.InputStart), 0, Address.Stride(kernelRow, (long)g.DilationHeight * g.InputRow))};");
        writer.Line($"var dy = {scope.Start(step.Gradient, g.OutputStart)};");
        EmitStrips(step, scope, units, kernelRows);
        units.StoreAndClose(scope.Start(step.Target), tiling.ByKernelRow ? kernelRow : "0", kernelRows, g.KernelHeight);
    }

    static void EmitStrips(WeightGradientStep step, StepScope scope, WeightGradientUnits units, int kernelRows)
    {
        var (writer, g, tiling) = (scope.Writer, step.Geometry, step.Tiling);
        var isStrip = tiling.Rows < g.Height;
        var count = tiling.Items == 1 ? "1" : $"Math.Min({tiling.Items}, items - item)";
        writer.Open($"for (var item = 0; item < items; item += {tiling.Items})");
        if (isStrip) writer.Open($"for (var row = 0; row < {CodeWriter.Literal(g.Height)}; row += {CodeWriter.Literal(tiling.Rows)})");
        var rows = !isStrip ? CodeWriter.Literal(g.Height) : g.Height % tiling.Rows == 0 ? CodeWriter.Literal(tiling.Rows) : $"Math.Min({tiling.Rows}, {g.Height} - row)";
        var strip = isStrip ? "row" : "";
        var first = Address.Sum("x", 0, StepScope.ItemOffset, Address.Stride(strip, (long)g.StrideHeight * g.InputRow));
        if (step.Gathers) EmitGather(step, writer, units, first, count, rows);
        else writer.Line($"var pixels = {first};");
        writer.Line($"var gradients = {Address.Sum("dy", 0, StepScope.ItemOffset, Address.Stride(strip, g.OutputRow))};");
        if (step.FetchesAhead)
        {
            if (!step.Gathers) DeclareNext("nextInput", g.StrideHeight * g.InputRow);
            DeclareNext("nextOutput", g.OutputRow);
        }

        units.ForEachCall("pixels", "gradients", kernelRows, "", (taps, channels, blocks, arguments) =>
        {
            var kernel = step.Kernel(taps, channels, blocks);
            (arguments["nextInput"], arguments["nextOutput"]) = ("nextInput", "nextOutput");
            (arguments["items"], arguments["rows"]) = (count, rows);
            if (step.Gathers) (arguments["inputItem"], arguments["nextInput"]) = (CodeWriter.Literal(tiling.Rows * step.Summed.InputRow), "0");
            if (step.RowsAdjoin) (arguments["rows"], arguments["columns"]) = ("1", $"{rows} * {arguments["columns"]}");
            writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        });
        if (isStrip) writer.Close();
        writer.Close();

        // After an item's last strip comes the first of the next.
        void DeclareNext(string name, long rowLength) => writer.Line(
            $"var {name} = row + {CodeWriter.Literal(tiling.Rows)} < {CodeWriter.Literal(g.Height)} ? {CodeWriter.Literal(tiling.Rows * rowLength)} : itemStride - (row * {CodeWriter.Literal(rowLength)});");
    }

    /// <summary>Puts the pixels of a strip behind the sums, and the pointer where the first plane of all would be.</summary>
    static void EmitGather(WeightGradientStep step, CodeWriter writer, WeightGradientUnits units, Address first, string count, string rows)
    {
        var (g, summed) = (step.Geometry, step.Summed);
        writer.Line($"var gathered = {Address.Sum("scratch", step.SumsLength)};");
        if (step.Tiling.Items > 1) writer.Open($"for (var i = 0; i < {count}; i++)");
        var (source, target) = step.Tiling.Items > 1
            ? (Address.Sum(first, 0, "(i * itemStride)"), Address.Sum("gathered", 0, Address.Stride("i", (long)step.Tiling.Rows * summed.InputRow)))
            : (first, "gathered");
        var strides = new[] { g.InputPlane, g.StrideHeight * g.InputRow, g.StrideWidth * g.InputPixel, summed.InputPlane };
        writer.Line($"PixelCopy.Gather({Address.Sum(source, 0, Address.Stride(units.FirstPlane, g.InputPlane))}, {target}, {units.Planes}, {rows}, {CodeWriter.Literal(g.Width)}, {CodeWriter.Literal(g.InputPixel)}, {string.Join(", ", strides.Select(s => CodeWriter.Literal(s)))});");
        if (step.Tiling.Items > 1) writer.Close();
        writer.Line($"var pixels = gathered - ({units.FirstPlane} * {CodeWriter.Literal(summed.InputPlane)}L);");
    }
}
