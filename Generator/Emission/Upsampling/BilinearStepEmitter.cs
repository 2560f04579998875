using NetGenCompiler.Planning.Upsampling;

namespace NetGenCompiler.Emission.Upsampling;

/// <summary>Writes a bilinear enlargement: a call for each row of each block.</summary>
static class BilinearStepEmitter
{
    public static void Emit(BilinearStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (writer, rows, columns) = (scope.Writer, step.Vertical, step.Horizontal);
        var (source, target) = (step.Source.Layout, step.Target.Layout);
        scope.Share((long)target.Planes * rows.Count);
        writer.Open("for (var unit = from; unit < to; unit++)");
        writer.Line($"var (plane, row) = Math.DivRem(unit, {rows.Count});");
        writer.Line($"LayerSupport.Between(row, {Axis(rows)}, out var upper, out var lower, out var share);");
        writer.Line($"var x = {Address.Sum(scope.Origin(step.Source), 0, Address.Stride("plane", source.PlaneStride))};");
        writer.Line($"var y = {Address.Sum(scope.Origin(step.Target), 0, Address.Stride("plane", target.PlaneStride), Address.Stride("row", target.RowStride))};");
        writer.Line($"{scope.Kernel(step.Kernel)}(x + (upper * {source.RowStride}), x + (lower * {source.RowStride}), share, y, {columns.Count}, {Axis(columns)});");
        writer.Close();
    }

    static string Axis(BilinearAxis axis) => $"{axis.Extent}, {axis.Numerator}, {axis.Shift}, {axis.Denominator}";
}
