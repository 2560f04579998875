using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Pooling;

/// <summary>Writes poolings that keep the places of their maxima: for each row of the result a call of the kernel for every run of windows of one size.</summary>
static class IndexedPoolingEmitter
{
    public static void Emit(IndexedPoolingStep step, StepScope scope)
    {
        var (writer, source, target) = (scope.Writer, step.Source.Layout, step.Target.Layout);
        scope.ClearHalo(step.Target);
        writer.Line("// Of each row of the result: the first row of its windows on the map, how many, and how many rows of the window lie above the map.");
        writer.Line($"ReadOnlySpan<int> windows = [{Numbers(step.Rows.Windows.SelectMany(w => new[] { w.First, w.Taps, w.Skipped }))}];");
        writer.Line("// Of each run of windows along the row: first column, taps, first place, places in a row, first result, how many, and their distance.");
        writer.Line($"ReadOnlySpan<int> runs = [{Numbers(step.Columns.Runs().SelectMany(r => Run(step, r)))}];");
        scope.Share((long)target.Planes * target.Shape.Height);
        writer.Open("for (var i = from; i < to; i++)");
        writer.Line($"var (plane, row) = Math.DivRem(i, {target.Shape.Height});");
        RowGroupText.Declare(writer, step.Groups, target.Shape.Height);
        var window = RowGroupText.Window(step.Groups);
        writer.Line($"int first = windows[3 * {window}], rows = windows[(3 * {window}) + 1], skipped = windows[(3 * {window}) + 2];");
        writer.Line($"var x = {Address.Sum(scope.Origin(step.Source), 0, [Address.Stride("plane", source.PlaneStride), .. RowGroupText.Offset(step.Groups, source.Shape.Height, "first", source.RowStride)])};");
        writer.Line($"var y = {Address.Sum(scope.Origin(step.Target), 0, Address.Stride("plane", target.PlaneStride), Address.Stride("row", target.RowStride))};");
        writer.Line($"var places = ({IndexedPoolingKernel.TypeOf(step.Kernel.Index)}*)({scope.Origin(step.Places)}) + (plane * {step.Places.Layout.PlaneStride}L) + (row * {step.Places.Layout.RowStride}L);");
        writer.Open("for (var r = 0; r < runs.Length; r += 7)");
        writer.Line("var start = runs[r + 4];");
        writer.Line($"{scope.Kernel(step.Kernel)}(x + runs[r], {source.RowStride * step.Groups.Lines * step.Rows.Dilation}, rows, {source.Block * step.Columns.Dilation}, runs[r + 1], y + start, places + start, runs[r + 5], runs[r + 6], (skipped * runs[r + 3]) + runs[r + 2], runs[r + 3]);");
        writer.Close().Close();
    }

    public static void Emit(IndexedPoolingKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        var v = kernel.InstructionSet.VectorClass;
        writer.Line("/// <summary>Maxima of neighbouring windows and their places, a block of channels each: the first of equal ones, the last of what is no number.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x, long row, long rows, long column, long columns, float* y, {IndexedPoolingKernel.TypeOf(kernel.Index)}* places, long pixels, long stride, int place, int placesInRow)");
        writer.Open($"for (long p = 0; p < pixels; p++, x += stride, y += {vector.Lanes}, places += {vector.Lanes})");
        writer.Line($"var max = {vector.Constant(float.NegativeInfinity)};");
        writer.Line($"var rowPlace = {v}.Create<int>(place);");
        writer.Line("var found = rowPlace;");
        writer.Line("var line = x;");
        writer.Open($"for (long r = 0; r < rows; r++, line += row, rowPlace += {v}.Create<int>(placesInRow))");
        writer.Line("var tap = line;");
        writer.Line("var here = rowPlace;");
        writer.Open($"for (long k = 0; k < columns; k++, tap += column, here += {v}.Create<int>(1))");
        writer.Line($"var value = {vector.Load("tap")};");
        writer.Line($"var isLarger = {v}.GreaterThan(value, max) | ~{v}.Equals(value, value);");
        writer.Line($"max = {v}.ConditionalSelect(isLarger, value, max);");
        writer.Line($"found = {v}.ConditionalSelect({v}.AsInt32(isLarger), here, found);");
        writer.Close().Close();
        writer.Line(vector.Store("max", "y"));
        writer.Line("PlaceLanes.Store(found, places);");
        writer.Close().Close();
    }

    static IEnumerable<int> Run(IndexedPoolingStep step, WindowRun run)
    {
        var block = step.Source.Layout.Block;
        var width = step.KernelWidth > 0 ? step.KernelWidth : run.Window.Taps;
        return [run.Window.First * block, run.Window.Taps, run.Window.Skipped, width, run.Start * block, run.Count, run.Stride * block];
    }

    static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers);
}
