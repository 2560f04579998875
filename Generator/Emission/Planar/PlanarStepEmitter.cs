using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Planar;

namespace NetGenCompiler.Emission.Planar;

/// <summary>Writes the loops of a planar convolution. A thread's unit of work is a row of windows; it copies the rows of the operand that its units reach first.</summary>
static class PlanarStepEmitter
{
    public static void Emit(PlanarStep step, StepScope scope)
    {
        var (writer, result, lanes) = (scope.Writer, step.Result.Layout, scope.InstructionSet.Lanes);
        scope.ClearHalo(step.Result);
        writer.Line($"float* sums = {Address.Sum("scratch", step.SumsStart)}, rows = {Address.Sum("scratch", step.RowsStart)};");
        scope.Share(result.Shape.Height);
        EmitCopy(step, scope);
        writer.Open("for (var row = from; row < to; row++)");
        writer.Line($"var y = {Address.Sum(scope.Origin(step.Result), 0, Address.Stride("row", result.RowStride))};");
        if (result.Shape.Width <= lanes)
        {
            EmitWindows(step, scope, "", CodeWriter.Literal(result.Shape.Width));
        }
        else
        {
            // The last vector begins where it ends with the row.
            writer.Open($"for (var next = 0; next < {CodeWriter.Literal(result.Shape.Width)}; next += {CodeWriter.Literal(lanes)})");
            writer.Line($"var column = Math.Min(next, {CodeWriter.Literal(result.Shape.Width - lanes)});");
            EmitWindows(step, scope, "column", CodeWriter.Literal(lanes));
            writer.Close();
        }

        writer.Close();
    }

    static void EmitCopy(PlanarStep step, StepScope scope)
    {
        var (input, padding) = (step.Input.Layout, step.Convolution.Padding);
        string[] numbers =
        [
            CodeWriter.Literal(input.RowStride), CodeWriter.Literal(input.PlaneStride), CodeWriter.Literal(input.Shape.Channels), CodeWriter.Literal(input.Shape.Height),
            CodeWriter.Literal(input.Shape.Width), CodeWriter.Literal(padding.Top), CodeWriter.Literal(padding.Left), "scratch", CodeWriter.Literal(step.PlaneLength),
            $"from * {CodeWriter.Literal(step.UnitRows)}", $"((to - from) * {CodeWriter.Literal(step.UnitRows)}) + {CodeWriter.Literal(step.CopiedRows - (step.Result.Layout.Shape.Height * step.UnitRows))}",
            CodeWriter.Literal(step.Phases), CodeWriter.Literal(step.PhaseLength),
        ];
        scope.Writer.Line($"if (from < to) PlanarRows.Split({scope.Origin(step.Input)}, {string.Join(", ", numbers)});");
    }

    /// <summary>A vector of windows: the sums of each tile of channels, what they are pooled to, and the results in blocks.</summary>
    static void EmitWindows(PlanarStep step, StepScope scope, string column, string windows)
    {
        var (writer, result, lanes) = (scope.Writer, step.Result.Layout, scope.InstructionSet.Lanes);
        var taps = step.Convolution.Kernel.Height * step.Convolution.Kernel.Width * step.Input.Layout.Shape.Channels;
        TileLoops.ForEach(writer, step.Channels, "channel", (channels, channel) =>
        {
            string[] arguments =
            [
                Address.Sum("scratch", 0, Address.Stride("row", (long)step.UnitRows * step.RowLength), column).ToString(),
                Address.Sum(scope.Weights(step.Weight), 0, Address.Stride(channel, taps)).ToString(), Address.Sum(scope.Weights(step.Bias), 0, channel).ToString(), "sums",
                CodeWriter.Literal(step.Input.Layout.Shape.Channels), CodeWriter.Literal(step.Convolution.Kernel.Height), CodeWriter.Literal(step.PhaseLength),
                CodeWriter.Literal(step.RowLength), CodeWriter.Literal((long)step.Convolution.Strides.Height * step.RowLength), CodeWriter.Literal(step.PlaneLength),
            ];
            writer.Line($"{scope.Kernel(step.Tile(channels))}({string.Join(", ", arguments)});");
            writer.Line($"{scope.Kernel(step.PoolingKernel)}(sums, {Address.Sum("rows", 0, Address.Stride(channel, lanes))}, {CodeWriter.Literal(channels.Size)});");
        });
        writer.Line($"PlanarRows.Interleave(rows, {lanes}, {CodeWriter.Literal(result.Shape.Channels)}, {Address.Sum("y", 0, Address.Stride(column, result.Block))}, {CodeWriter.Literal(result.PlaneStride)}, {CodeWriter.Literal(result.Block)}, {windows});");
    }
}
