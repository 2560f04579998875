using NetGenCompiler.Planning.BatchNormalization;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>Writes the mean and variance of channels: two sweeps, each adding up the sums of rows. The second finds what the first rounded away as well.</summary>
static class ChannelMomentsEmitter
{
    public static void Emit(ChannelMomentsStep step, StepScope scope)
    {
        var (rows, columns) = BatchReductionLoops.Extent(step.Source.Layout);
        BatchReductionLoops.Open(scope, step.Source.Layout);
        var numbers = string.Join(", ", new[] { rows, columns, BatchReductionLoops.RowStride(step.Source) }.Select(n => CodeWriter.Literal(n)));
        scope.Writer.Line($"{scope.Kernel(step.Kernel)}({BatchReductionLoops.Pixels(scope, step.Source)}, {BatchReductionLoops.Channels(scope, step.Mean)}, {BatchReductionLoops.Channels(scope, step.Variance)}, {BatchReductionLoops.Items(step)}, {numbers});");
        scope.Writer.Close();
    }

    public static void Emit(ChannelMomentsKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        writer.Line("/// <summary>The mean and the biased variance of a vector of channels over items and pixels.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x, float* mean, float* variance, long items, long itemStride, long rows, long columns, long rowStride)");
        writer.Line($"var count = {vector.Broadcast("(float)(items * rows * columns)")};");
        Sweep(["sum"], () => writer.Line($"sumOfRow += {vector.Load("pixel")};"));
        writer.Line("var centre = sum / count;");
        writer.Line();
        Sweep(["rest", "squares"], () => writer.Line($"var centred = {vector.Load("pixel")} - centre;").Line("restOfRow += centred;")
            .Line($"squaresOfRow = {vector.MultiplyAdd("centred", "centred", "squaresOfRow")};"));
        writer.Line("rest /= count;");
        writer.Line(vector.Store("centre + rest", "mean"));
        writer.Line(vector.Store("(squares / count) - (rest * rest)", "variance")).Close();

        void Sweep(string[] sums, Action body)
        {
            foreach (var sum in sums) writer.Line($"var {sum} = {vector.Zero};");
            writer.Open("for (long item = 0; item < items; item++)");
            writer.Open("for (long row = 0; row < rows; row++)");
            writer.Line("var pixel = x + (item * itemStride) + (row * rowStride);");
            foreach (var sum in sums) writer.Line($"var {sum}OfRow = {vector.Zero};");
            writer.Open("for (long column = columns; column > 0; column--)");
            body();
            writer.Line($"pixel += {vector.Lanes};").Close();
            foreach (var sum in sums) writer.Line($"{sum} += {sum}OfRow;");
            writer.Close().Close();
        }
    }
}
