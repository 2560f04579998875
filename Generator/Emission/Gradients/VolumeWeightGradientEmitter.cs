using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>
/// Writes the loops of a gradient of weights over volumes. A slice of the kernel is a unit of work, which sums over all items, and of each over the slices and
/// rows that meet inside the volume, in order.
/// </summary>
static class VolumeWeightGradientEmitter
{
    public static void Emit(VolumeWeightGradientStep step, StepScope scope)
    {
        var (writer, g, v) = (scope.Writer, step.Geometry, step.Geometry.Volume!);
        var units = new WeightGradientUnits(scope, step.OfSlice.Geometry, step.Tiling);
        scope.ClearHalo(step.Target);
        units.Open("kernelSlice", v.KernelDepth);
        if (v.KernelDepth == 1) writer.Line("const int kernelSlice = 0;");
        writer.Line($"var x = {scope.Start(step.Input, g.InputStart)};");
        writer.Line($"var dy = {scope.Start(step.Gradient, g.OutputStart)};");
        DeclareSlices(writer, g);
        EmitSlices(step, scope, units);
        units.StoreAndClose(scope.Start(step.Target), $"kernelSlice * {CodeWriter.Literal(v.KernelHeight)}", v.KernelHeight, g.KernelHeight);
    }

    public static void Emit(VolumeChannelwiseWeightGradientStep step, StepScope scope)
    {
        var (writer, g, v, lanes) = (scope.Writer, step.Geometry, step.Geometry.Volume!, scope.InstructionSet.Lanes);
        scope.ClearHalo(step.Target);
        scope.Share(g.OutputVectors(lanes));
        writer.Open("for (var block = from; block < to; block++)");
        var plane = g.GroupInputs == g.GroupOutputs
            ? "block"
            : $"(block * {CodeWriter.Literal(lanes)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(lanes)})";
        writer.Line($"var x = {Address.Sum(scope.Start(step.Input, g.InputStart), 0, Address.Stride(plane, g.InputPlane))};");
        writer.Line($"var dy = {Address.Sum(scope.Start(step.Gradient, g.OutputStart), 0, Address.Stride("block", g.OutputPlane))};");
        writer.Line($"LayerSupport.Clear(scratch, {CodeWriter.Literal(step.ScratchLength)}, 0);");
        writer.Open($"for (var kernelSlice = 0; kernelSlice < {CodeWriter.Literal(v.KernelDepth)}; kernelSlice++)");
        DeclareSlices(writer, g);
        writer.Open("for (var item = 0; item < items; item++)");
        OpenSlice(writer, g);
        writer.Open($"for (var tapRow = 0; tapRow < {CodeWriter.Literal(v.KernelHeight)}; tapRow++)");
        DeclareLines(writer, g, "", CodeWriter.Literal(v.Height));
        writer.Line($"var sums = {Address.Sum("scratch", 0, Address.Stride("kernelSlice", (long)v.KernelHeight * g.KernelWidth * step.TapSums), Address.Stride("tapRow", (long)g.KernelWidth * step.TapSums))};");
        for (var i = 0; i < step.Phases.Count; i++)
        {
            if (step.Phases.Count > 1) writer.Open($"{(i > 0 ? "else " : "")}if (block % {CodeWriter.Literal(step.Phases.Count)} == {CodeWriter.Literal(i)})");
            EmitTiles(step, scope, step.Phases[i]);
            if (step.Phases.Count > 1) writer.Close();
        }

        writer.Close().Close().Close().Close();
        var outputs = g.Outputs % lanes == 0 ? CodeWriter.Literal(lanes) : $"Math.Min({lanes}, {CodeWriter.Literal(g.Outputs)} - (block * {lanes}))";
        var target = Address.Sum(scope.Start(step.Target), 0, Address.Stride("block", (long)lanes * g.GroupInputs * g.Taps));
        writer.Line($"WeightGradients.StoreChannelwise(scratch, {target}, {outputs}, {lanes}, {g.GroupInputs}, {g.Taps});");
        writer.Close();
    }

    /// <summary>The slices of dy whose windows have the kernel's slice inside the volume.</summary>
    static void DeclareSlices(CodeWriter writer, DenseGeometry g)
    {
        var v = g.Volume!;
        writer.Line($"var slices = InsideRange.Of({VolumeRows.Place("kernelSlice", v.DilationDepth, v.FirstSlice)}, {CodeWriter.Literal(g.Height / v.Height)}, {CodeWriter.Literal(v.StrideDepth)}, {CodeWriter.Literal(v.InputDepth)});");
    }

    /// <summary>Opens the loop over them: <c>pixels</c> and <c>gradients</c> are their starts.</summary>
    static void OpenSlice(CodeWriter writer, DenseGeometry g)
    {
        var v = g.Volume!;
        writer.Open("for (var slice = 0; slice < slices.Count; slice++)");
        writer.Line($"var pixels = {Address.Sum("x", 0, "(item * itemStride)", $"((slices.Place + (slice * {CodeWriter.Literal(v.StrideDepth)})) * {CodeWriter.Literal(v.InputSlice)}L)")};");
        writer.Line($"var gradients = {Address.Sum("dy", 0, "(item * itemStride)", $"((slices.Skipped + slice) * {CodeWriter.Literal(v.OutputSlice)}L)")};");
    }

    /// <summary>The rows of dy, from one on, whose windows have the kernel row inside the slice.</summary>
    static void DeclareLines(CodeWriter writer, DenseGeometry g, string row, string rows)
    {
        var v = g.Volume!;
        var first = VolumeRows.Place("tapRow", g.DilationHeight, v.FirstRow);
        if (row.Length > 0) first = $"({row} * {CodeWriter.Literal(g.StrideHeight)}) + {first}";
        writer.Line($"var lines = InsideRange.Of({first}, {rows}, {CodeWriter.Literal(g.StrideHeight)}, {CodeWriter.Literal(v.InputHeight)});");
        writer.Line("if (lines.Count == 0) continue;");
        writer.Line($"var line = {Address.Sum("pixels", 0, Address.Stride("lines.Place", g.InputRow))};");
        writer.Line($"var gradient = {Address.Sum("gradients", 0, row.Length > 0 ? Address.Stride($"({row} + lines.Skipped)", g.OutputRow) : Address.Stride("lines.Skipped", g.OutputRow))};");
    }

    static void EmitSlices(VolumeWeightGradientStep step, StepScope scope, WeightGradientUnits units)
    {
        var (writer, g, v, tiling) = (scope.Writer, step.Geometry, step.Geometry.Volume!, step.Tiling);
        var isStrip = tiling.Rows < v.Height;
        var count = tiling.Items == 1 ? "1" : $"Math.Min({tiling.Items}, items - item)";
        writer.Open($"for (var item = 0; item < items; item += {tiling.Items})");
        OpenSlice(writer, g);
        if (isStrip) writer.Open($"for (var row = 0; row < {CodeWriter.Literal(v.Height)}; row += {CodeWriter.Literal(tiling.Rows)})");
        var rows = !isStrip ? CodeWriter.Literal(v.Height) : v.Height % tiling.Rows == 0 ? CodeWriter.Literal(tiling.Rows) : $"Math.Min({tiling.Rows}, {v.Height} - row)";
        writer.Open($"for (var tapRow = 0; tapRow < {CodeWriter.Literal(v.KernelHeight)}; tapRow++)");
        DeclareLines(writer, g, isStrip ? "row" : "", rows);
        units.ForEachCall("line", "gradient", 1, "tapRow", (taps, channels, blocks, arguments) =>
        {
            var kernel = step.OfSlice.Kernel(taps, channels, blocks);
            (arguments["items"], arguments["rows"]) = (count, "lines.Count");
            writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        });
        writer.Close();
        if (isStrip) writer.Close();
        writer.Close().Close();
    }

    static void EmitTiles(VolumeChannelwiseWeightGradientStep step, StepScope scope, ChannelwisePhase phase)
    {
        var (g, lanes) = (step.Geometry, scope.InstructionSet.Lanes);
        foreach (var span in step.Taps)
        {
            for (var channel = 0; channel < g.GroupInputs; channel++)
            {
                var kernel = step.Kernel(phase, span, channel);
                var first = channel * lanes;
                TileLoops.ForEach(scope.Writer, [span], "tap", (_, tap) =>
                {
                    var arguments = new Dictionary<string, string>(WeightGradientUnits.Strides(g, step.TapSums), StringComparer.Ordinal)
                    {
                        ["x"] = Address.Sum("line", 0, Address.Stride(tap, g.TapStep)).ToString(),
                        ["dy"] = "gradient",
                        ["sums"] = Address.Sum("sums", first, Address.Stride(tap, step.TapSums)).ToString(),
                        ["items"] = "1",
                        ["rows"] = "lines.Count",
                    };
                    scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
                });
            }
        }
    }
}
