using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes the gradient of the weights of a depthwise or small-group convolution. A thread's unit of work is a vector of output channels.</summary>
static class ChannelwiseWeightGradientStepEmitter
{
    public static void Emit(ChannelwiseWeightGradientStep step, StepScope scope)
    {
        var (writer, g, lanes) = (scope.Writer, step.Geometry, scope.InstructionSet.Lanes);
        scope.ClearHalo(step.Target);
        scope.Share(g.OutputVectors(lanes));
        writer.Open("for (var block = from; block < to; block++)");
        var plane = g.GroupInputs == g.GroupOutputs
            ? "block"
            : $"(block * {CodeWriter.Literal(lanes)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(lanes)})";
        writer.Line($"var pixels = {Address.Sum(scope.Start(step.Input, g.InputStart), 0, Address.Stride(plane, g.InputPlane))};");
        writer.Line($"var gradients = {Address.Sum(scope.Start(step.Gradient, g.OutputStart), 0, Address.Stride("block", g.OutputPlane))};");
        writer.Line($"LayerSupport.Clear(scratch, {CodeWriter.Literal(step.ScratchLength)}, 0);");
        writer.Open("for (var item = 0; item < items; item++, pixels += itemStride, gradients += itemStride)");
        var isStrip = step.StripRows < g.Height;
        if (isStrip) writer.Open($"for (var row = 0; row < {CodeWriter.Literal(g.Height)}; row += {CodeWriter.Literal(step.StripRows)})");
        for (var i = 0; i < step.Phases.Count; i++)
        {
            if (step.Phases.Count > 1) writer.Open($"{(i > 0 ? "else " : "")}if (block % {CodeWriter.Literal(step.Phases.Count)} == {CodeWriter.Literal(i)})");
            EmitTiles(step, scope, step.Phases[i]);
            if (step.Phases.Count > 1) writer.Close();
        }

        if (isStrip) writer.Close();
        writer.Close();
        var outputs = g.Outputs % lanes == 0 ? CodeWriter.Literal(lanes) : $"Math.Min({lanes}, {CodeWriter.Literal(g.Outputs)} - (block * {lanes}))";
        var target = Address.Sum(scope.Start(step.Target), 0, Address.Stride("block", (long)lanes * g.GroupInputs * g.Taps));
        writer.Line($"WeightGradients.StoreChannelwise(scratch, {target}, {outputs}, {lanes}, {g.GroupInputs}, {g.Taps});");
        writer.Close();
    }

    static void EmitTiles(ChannelwiseWeightGradientStep step, StepScope scope, ChannelwisePhase phase)
    {
        var (g, lanes, stripRows) = (step.Geometry, scope.InstructionSet.Lanes, step.StripRows);
        var strip = stripRows < g.Height ? "row" : "";
        var count = g.Height % stripRows == 0 ? CodeWriter.Literal(stripRows) : $"Math.Min({CodeWriter.Literal(stripRows)}, {CodeWriter.Literal(g.Height)} - row)";
        foreach (var rows in step.Rows)
        {
            foreach (var taps in step.Taps)
            {
                for (var channel = 0; channel < g.GroupInputs; channel++) EmitTile(rows, taps, channel);
            }
        }

        void EmitTile(TileSpan rows, TileSpan taps, int channel) => TileLoops.ForEach(scope.Writer, [rows], "kernelRow", (_, kernelRow) =>
        TileLoops.ForEach(scope.Writer, [taps], "tap", (_, tap) =>
        {
            var kernel = step.Kernel(phase, rows, taps, channel);
            var arguments = new Dictionary<string, string>(WeightGradientUnits.Strides(g, step.TapSums), StringComparer.Ordinal)
            {
                ["x"] = Address.Sum("pixels", 0, Address.Stride(strip, (long)g.StrideHeight * g.InputRow), Address.Stride(kernelRow, (long)g.DilationHeight * g.InputRow), Address.Stride(tap, g.TapStep)).ToString(),
                ["dy"] = Address.Sum("gradients", 0, Address.Stride(strip, g.OutputRow)).ToString(),
                ["sums"] = Address.Sum("scratch", channel * lanes, Address.Stride(kernelRow, (long)g.KernelWidth * step.TapSums), Address.Stride(tap, step.TapSums)).ToString(),
                ["items"] = "1",
                ["itemStride"] = "0",
                ["rows"] = count,
                ["kernelRow"] = CodeWriter.Literal(g.DilationHeight * g.InputRow),
                ["rowSums"] = CodeWriter.Literal(g.KernelWidth * step.TapSums),
            };
            scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        }));
    }
}
