using NetGenCompiler.Planning.BatchNormalization;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>Writes the mean and variance of channels: two sweeps, each adding up the sums of rows in double precision. The second finds what the first rounded away as well.</summary>
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
        DoubleSum sum = new(vector, "sum"), rest = new(vector, "rest"), squares = new(vector, "squares");
        writer.Line($"var count = {vector.BroadcastDouble("(double)(items * rows * columns)")};");
        Sweep([("sum", sum)], () => writer.Line($"sumOfRow += {vector.Load("pixel")};"));
        writer.Line($"var centre = {vector.Narrow($"{sum.Lower} / count", $"{sum.Upper} / count")};");
        writer.Line();
        Sweep([("rest", rest), ("squares", squares)], () => writer.Line($"var centred = {vector.Load("pixel")} - centre;").Line("restOfRow += centred;")
            .Line($"squaresOfRow = {vector.MultiplyAdd("centred", "centred", "squaresOfRow")};"));
        foreach (var half in new[] { rest.Lower, rest.Upper }) writer.Line($"{half} /= count;");
        writer.Line(vector.Store(vector.Narrow($"{vector.WidenLower("centre")} + {rest.Lower}", $"{vector.WidenUpper("centre")} + {rest.Upper}"), "mean"));
        writer.Line(vector.Store(vector.Narrow(Variance(squares.Lower, rest.Lower), Variance(squares.Upper, rest.Upper)), "variance")).Close();

        void Sweep((string Name, DoubleSum Total)[] sums, Action body)
        {
            foreach (var (_, total) in sums) total.EmitDeclare(writer);
            writer.Open("for (long item = 0; item < items; item++)");
            writer.Open("for (long row = 0; row < rows; row++)");
            writer.Line("var pixel = x + (item * itemStride) + (row * rowStride);");
            foreach (var (name, _) in sums) writer.Line($"var {name}OfRow = {vector.Zero};");
            writer.Open("for (long column = columns; column > 0; column--)");
            body();
            writer.Line($"pixel += {vector.Lanes};").Close();
            foreach (var (name, total) in sums) total.EmitAdd(writer, $"{name}OfRow");
            writer.Close().Close();
        }

        static string Variance(string squares, string rest) => $"({squares} / count) - ({rest} * {rest})";
    }
}
