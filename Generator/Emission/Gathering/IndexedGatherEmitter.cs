using NetGenCompiler.Planning.Gathering;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Gathering;

/// <summary>Writes gradients of maximum poolings.</summary>
static class IndexedGatherEmitter
{
    public static void Emit(IndexedGatherStep step, StepScope scope)
    {
        var writer = scope.Writer;
        scope.ClearHalo(step.Target);
        writer.Line("// Of each row of windows that a row lies in: the row, and the row's place. Of each column: the column, the place, and the places in a row.");
        GatherLoops.Table(writer, "int", "rows", GatherLoops.Numbers(step.Rows.All.SelectMany(t => new[] { t.Source, t.Place })));
        GatherLoops.Table(writer, "int", "starts", GatherLoops.Numbers(step.Columns.Starts));
        GatherLoops.Table(writer, "int", "columns", GatherLoops.Numbers(step.Columns.All.SelectMany(t => new[] { t.Source * step.Source.Layout.Block, t.Place, t.Width })));
        GatherLoops.Open(scope, step.Target, step.Rows, step.Groups, ("int", "rows"), ("int", "starts"), ("int", "columns"));
        writer.Line($"var places = ({IndexedPoolingKernel.TypeOf(step.Kernel.Index)}*)({scope.Origin(step.Places)}) + {string.Join(" + ", GatherLoops.PlaneOffset(step.Places, step.Groups).Where(t => t.Length > 0))};");
        writer.Line($"{scope.Kernel(step.Kernel)}({GatherLoops.Plane(scope, step.Source, step.Groups)}, places, {step.Source.Layout.RowStride * step.Groups.Lines}, {step.Places.Layout.RowStride * step.Groups.Lines}, rows + (2 * first), count, starts, columns, {GatherLoops.Row(scope, step.Target)}, {step.Target.Layout.Shape.Width});");
        writer.Close().Close();
    }

    public static void Emit(IndexedGatherKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        var v = kernel.InstructionSet.VectorClass;
        writer.Line("/// <summary>A row of pixels, each the sum of the gradients of the windows whose maximum it is.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* dy, {IndexedPoolingKernel.TypeOf(kernel.Index)}* places, long dyRow, long placesRow, int* rows, long rowCount, int* starts, int* columns, float* dx, long pixels)");
        writer.Open($"for (long p = 0; p < pixels; p++, dx += {vector.Lanes})");
        writer.Line($"var sum = {vector.Zero};");
        writer.Open("for (long r = 0; r < rowCount; r++)");
        writer.Line("long windowRow = rows[2 * r];");
        writer.Line("var place = rows[(2 * r) + 1];");
        writer.Line("var gradients = dy + (windowRow * dyRow);");
        writer.Line("var found = places + (windowRow * placesRow);");
        writer.Open("for (long k = starts[p]; k < starts[p + 1]; k++)");
        writer.Line("long at = columns[3 * k];");
        writer.Line($"var here = {v}.Create<int>((place * columns[(3 * k) + 2]) + columns[(3 * k) + 1]);");
        writer.Line($"sum += {v}.AsSingle({v}.Equals(PlaceLanes.Load{v}(found + at), here)) & {vector.Load(Address.Sum("gradients", 0, "at"))};");
        writer.Close().Close();
        writer.Line(vector.Store("sum", "dx"));
        writer.Close().Close();
    }
}
