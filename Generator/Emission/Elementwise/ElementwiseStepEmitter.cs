using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Writes an elementwise step: a run of the kernel for each row, or one for the whole value where nothing lies between rows.</summary>
static class ElementwiseStepEmitter
{
    public static void Emit(ElementwiseStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (source, target) = (step.Source.Layout, step.Target.Layout);
        var lanes = scope.InstructionSet.Lanes;
        if (!source.HasHalo && !target.HasHalo)
        {
            scope.Share((target.Length + lanes - 1) / lanes);
            scope.Writer.Line($"{scope.Kernel(step.Kernel)}({scope.Start(step.Source)} + (from * {lanes}), {scope.Start(step.Target)} + (from * {lanes}), to - from);");
            return;
        }

        scope.Share((long)target.Planes * target.Shape.Height);
        scope.Writer.Open("for (var row = from; row < to; row++)");
        scope.Writer.Line($"var (plane, y) = Math.DivRem(row, {target.Shape.Height});");
        scope.Writer.Line($"{scope.Kernel(step.Kernel)}({scope.Origin(step.Source)} + (plane * {source.PlaneStride}) + (y * {source.RowStride}), {scope.Origin(step.Target)} + (plane * {target.PlaneStride}) + (y * {target.RowStride}), {target.Shape.Width * target.Block / lanes});");
        scope.Writer.Close();
    }
}
