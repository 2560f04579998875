using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes the call that zeroes a grid of pixels.</summary>
static class ClearPixelsEmitter
{
    public static void Emit(ClearPixelsStep step, StepScope scope)
    {
        var layout = step.Target.Layout;
        var numbers = new[] { layout.Planes, layout.PlaneStride, step.Rows, step.RowStep, step.Columns, step.ColumnStep, layout.Block };
        scope.Writer.Line($"LayerSupport.ClearPixels({scope.Start(step.Target, step.Start)}, {string.Join(", ", numbers.Select(n => CodeWriter.Literal(n)))}, part, parts);");
    }
}
