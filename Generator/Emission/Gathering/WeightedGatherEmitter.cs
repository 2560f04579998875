using NetGenCompiler.Planning.Gathering;

namespace NetGenCompiler.Emission.Gathering;

/// <summary>Writes weighted sums of pixels, those of a row first.</summary>
static class WeightedGatherEmitter
{
    public static void Emit(WeightedGatherStep step, StepScope scope)
    {
        var writer = scope.Writer;
        scope.ClearHalo(step.Target);
        writer.Line("// The rows and the columns that each is made of, and their factors.");
        GatherLoops.Table(writer, "int", "rows", GatherLoops.Numbers(step.Rows.All.Select(t => t.Source)));
        GatherLoops.Table(writer, "float", "rowWeights", GatherLoops.Numbers(step.Rows.All.Select(t => t.Weight)));
        GatherLoops.Table(writer, "int", "starts", GatherLoops.Numbers(step.Columns.Starts));
        GatherLoops.Table(writer, "int", "columns", GatherLoops.Numbers(step.Columns.All.Select(t => t.Source * step.Source.Layout.Block)));
        GatherLoops.Table(writer, "float", "columnWeights", GatherLoops.Numbers(step.Columns.All.Select(t => t.Weight)));
        GatherLoops.Open(scope, step.Target, step.Rows, step.Groups, ("int", "rows"), ("float", "rowWeights"), ("int", "starts"), ("int", "columns"), ("float", "columnWeights"));
        writer.Line($"{scope.Kernel(step.Kernel)}({GatherLoops.Plane(scope, step.Source, step.Groups)}, {step.Source.Layout.RowStride * step.Groups.Lines}, rows + first, rowWeights + first, count, starts, columns, columnWeights, {GatherLoops.Row(scope, step.Target)}, {step.Target.Layout.Shape.Width});");
        writer.Close().Close();
    }

    public static void Emit(WeightedGatherKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        writer.Line("/// <summary>A row of pixels, each the weighted sum of some of the rows' and columns' pixels.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x, long row, int* rows, float* rowWeights, long rowCount, int* starts, int* columns, float* columnWeights, float* y, long pixels)");
        writer.Open($"for (long p = 0; p < pixels; p++, y += {vector.Lanes})");
        writer.Line($"var sum = {vector.Zero};");
        writer.Open("for (long r = 0; r < rowCount; r++)");
        writer.Line("var line = x + (rows[r] * row);");
        writer.Line($"var partial = {vector.Zero};");
        writer.Line($"for (long k = starts[p]; k < starts[p + 1]; k++) partial = {vector.MultiplyAdd(vector.Load("&line[columns[k]]"), vector.Broadcast("columnWeights[k]"), "partial")};");
        writer.Line($"sum = {vector.MultiplyAdd("partial", vector.Broadcast("rowWeights[r]"), "sum")};");
        writer.Close();
        writer.Line(vector.Store("sum", "y"));
        writer.Close().Close();
    }
}
