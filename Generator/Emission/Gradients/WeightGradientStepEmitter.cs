using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>
/// Writes the loops of a gradient of weights. A thread's unit of work is a tile of output channels with a plane of input channels, and of those a kernel
/// row where they are few: it sums over all items, rows and pixels in order, and puts the sums where PyTorch has them.
/// </summary>
static class WeightGradientStepEmitter
{
    public static void Emit(WeightGradientStep step, StepScope scope)
    {
        var (writer, g, tiling) = (scope.Writer, step.Geometry, step.Tiling);
        var tileOutputs = tiling.TileBlocks * scope.InstructionSet.Lanes;
        var window = g.WindowPlanes(tileOutputs);
        var kernelRows = tiling.ByKernelRow ? g.KernelHeight : 1;
        scope.ClearHalo(step.Target);
        scope.Share((long)tiling.BlockTiles * window * kernelRows);
        writer.Open("for (var unit = from; unit < to; unit++)");
        writer.Line($"var kernelRow = unit % {CodeWriter.Literal(kernelRows)};");
        writer.Line($"var (tile, plane) = Math.DivRem(unit / {CodeWriter.Literal(kernelRows)}, {CodeWriter.Literal(window)});");
        if (window < g.InputPlanes)
        {
            writer.Line($"plane += Math.Min(tile * {CodeWriter.Literal(tileOutputs)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(g.InputBlock)}, {CodeWriter.Literal(g.InputPlanes - window)});");
        }

        writer.Line($"var x = {Address.Sum(scope.Start(step.Input, g.InputStart), 0, Address.Stride("plane", g.InputPlane), Address.Stride("kernelRow", (long)g.DilationHeight * g.InputRow))};");
        writer.Line($"var dy = {Address.Sum(scope.Start(step.Gradient, g.OutputStart), 0, Address.Stride("tile", (long)tiling.TileBlocks * g.OutputPlane))};");
        writer.Line($"LayerSupport.Clear(scratch, {CodeWriter.Literal(step.ScratchLength)}, 0);");
        TileLoops.Choose(writer, tiling.Blocks, "tile", blocks => EmitUnit(step, scope, blocks));
        writer.Close();
    }

    static void EmitUnit(WeightGradientStep step, StepScope scope, TileSpan blocks)
    {
        var (writer, g, tiling) = (scope.Writer, step.Geometry, step.Tiling);
        var isStrip = tiling.Rows < g.Height;
        var count = tiling.Items == 1 ? "1" : $"Math.Min({tiling.Items}, items - item)";
        writer.Open($"for (var item = 0; item < items; item += {tiling.Items})");
        if (isStrip) writer.Open($"for (var row = 0; row < {CodeWriter.Literal(g.Height)}; row += {CodeWriter.Literal(tiling.Rows)})");
        var rows = !isStrip ? CodeWriter.Literal(g.Height) : g.Height % tiling.Rows == 0 ? CodeWriter.Literal(tiling.Rows) : $"Math.Min({tiling.Rows}, {g.Height} - row)";
        var strip = isStrip ? "row" : "";
        writer.Line($"var pixels = {Address.Sum("x", 0, "(item * itemStride)", Address.Stride(strip, (long)g.StrideHeight * g.InputRow))};");
        writer.Line($"var gradients = {Address.Sum("dy", 0, "(item * itemStride)", Address.Stride(strip, g.OutputRow))};");
        if (tiling.LastChannels == tiling.Channels)
        {
            EmitTiles(step, scope, blocks, tiling.Channels, count, rows);
        }
        else
        {
            writer.Open($"if (plane < {CodeWriter.Literal(g.InputPlanes - 1)})");
            EmitTiles(step, scope, blocks, tiling.Channels, count, rows);
            writer.Close().Open("else");
            EmitTiles(step, scope, blocks, tiling.LastChannels, count, rows);
            writer.Close();
        }

        if (isStrip) writer.Close();
        writer.Close();
        var lanes = scope.InstructionSet.Lanes;
        var arguments = new[] { tiling.ByKernelRow ? 1 : g.KernelHeight, blocks.Size * lanes, g.InputBlock, g.Outputs, g.Inputs, g.Groups, g.KernelHeight, g.KernelWidth };
        writer.Line($"WeightGradients.StoreDense(scratch, {scope.Start(step.Target)}, tile * {CodeWriter.Literal(tiling.TileBlocks * lanes)}, plane, kernelRow, {string.Join(", ", arguments.Select(a => CodeWriter.Literal(a)))});");
    }

    static void EmitTiles(WeightGradientStep step, StepScope scope, TileSpan blocks, EquatableArray<TileSpan> channelTiles, string items, string rows)
    {
        var (g, lanes, tapSums) = (step.Geometry, scope.InstructionSet.Lanes, step.TapSums(blocks.Size));
        var kernelRows = step.Tiling.ByKernelRow ? 1 : g.KernelHeight;
        TileLoops.ForEach(scope.Writer, [new(0, kernelRows, 1)], "tapRow", (_, tapRow) =>
        TileLoops.ForEach(scope.Writer, step.Tiling.Taps, "tap", (taps, tap) =>
        TileLoops.ForEach(scope.Writer, channelTiles, "channel", (channels, channel) =>
        {
            var kernel = step.Kernel(taps, channels, blocks);
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x"] = Address.Sum("pixels", 0, Address.Stride(tapRow, (long)g.DilationHeight * g.InputRow), Address.Stride(tap, g.TapStep), channel).ToString(),
                ["dy"] = "gradients",
                ["sums"] = Address.Sum("scratch", 0, Address.Stride(tapRow, (long)g.KernelWidth * tapSums), Address.Stride(tap, tapSums), Address.Stride(channel, blocks.Size * lanes)).ToString(),
                ["items"] = items,
                ["itemStride"] = "itemStride",
                ["rows"] = rows,
                ["columns"] = CodeWriter.Literal(g.Width),
                ["inputStep"] = CodeWriter.Literal(g.StrideWidth * g.InputPixel),
                ["inputRow"] = CodeWriter.Literal(g.StrideHeight * g.InputRow),
                ["outputRow"] = CodeWriter.Literal(g.OutputRow),
                ["outputPlane"] = CodeWriter.Literal(g.OutputPlane),
                ["tapSums"] = CodeWriter.Literal(tapSums),
            };
            scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        })));
    }
}
