using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Pooling;

/// <summary>Writes a pooling step: for each row of the result a call of the kernel for every run of windows of one size.</summary>
static class PoolingStepEmitter
{
    /// <summary>More runs than this are called from a loop over their table.</summary>
    const int UnrolledRuns = 8;

    public static void Emit(PoolingStep step, StepScope scope)
    {
        var (writer, source, target) = (scope.Writer, step.Source.Layout, step.Target.Layout);
        scope.ClearHalo(step.Target);
        writer.Line("// Of each row of the result: the first row of its windows on the map, how many, and what a mean divides by.");
        writer.Line($"ReadOnlySpan<int> windows = [{Table(step.Rows)}];");
        scope.Share((long)target.Planes * target.Shape.Height);
        writer.Open("for (var i = from; i < to; i++)");
        writer.Line($"var (plane, row) = Math.DivRem(i, {target.Shape.Height});");
        RowGroupText.Declare(writer, step.Groups, target.Shape.Height);
        var window = RowGroupText.Window(step.Groups);
        writer.Line($"int first = windows[3 * {window}], rows = windows[(3 * {window}) + 1], divisor = windows[(3 * {window}) + 2];");
        writer.Line($"var x = {Address.Sum(scope.Origin(step.Source), 0, [Address.Stride("plane", source.PlaneStride), .. RowGroupText.Offset(step.Groups, source.Shape.Height, "first", source.RowStride)])};");
        writer.Line($"var y = {Address.Sum(scope.Origin(step.Target), 0, Address.Stride("plane", target.PlaneStride), Address.Stride("row", target.RowStride))};");
        var runs = step.Columns.Runs().ToList();
        if (runs.Count > UnrolledRuns) EmitLoop(step, scope, runs);
        else foreach (var run in runs) EmitCall(step, scope, run);
        writer.Close();
    }

    static void EmitCall(PoolingStep step, StepScope scope, WindowRun run)
    {
        var block = step.Source.Layout.Block;
        Call(step, scope, PoolingKernel.For(step.InstructionSet, step.Reduction, run), $"{run.Window.First * block}", $"{run.Window.Taps}", $"{run.Start * block}", $"{run.Count}", $"{run.Stride * block}", $"{run.Window.Divisor}");
    }

    static void EmitLoop(PoolingStep step, StepScope scope, List<WindowRun> runs)
    {
        var block = step.Source.Layout.Block;
        scope.Writer.Line("// Of each run of windows along the row: first column, taps, divisor, and its first result, how many, and their distance.");
        scope.Writer.Line($"ReadOnlySpan<int> runs = [{string.Join(", ", runs.SelectMany(r => new[] { r.Window.First * block, r.Window.Taps, r.Window.Divisor, r.Start * block, r.Count, r.Stride * block }))}];");
        scope.Writer.Open("for (var r = 0; r < runs.Length; r += 6)");
        Call(step, scope, new(step.InstructionSet, step.Reduction, 0), "runs[r]", "runs[r + 1]", "runs[r + 3]", "runs[r + 4]", "runs[r + 5]", "runs[r + 2]");
        scope.Writer.Close();
    }

    static void Call(PoolingStep step, StepScope scope, PoolingKernel kernel, string first, string columns, string result, string pixels, string stride, string divisor)
    {
        var source = step.Source.Layout;
        var scale = step.Reduction == PoolingReduction.Mean ? $"1f / (divisor * {divisor})" : "1f";
        scope.Writer.Line($"{scope.Kernel(kernel)}(x + {first}, {source.RowStride * step.Groups.Lines * step.Rows.Dilation}, rows, {source.Block * step.Columns.Dilation}, {columns}, y + {result}, {pixels}, {stride}, {scale});");
    }

    static string Table(AxisWindows windows) => string.Join(", ", windows.Windows.SelectMany(w => new[] { w.First, w.Taps, w.Divisor }));
}
