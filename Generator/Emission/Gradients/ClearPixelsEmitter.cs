using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes the call that zeroes a grid of pixels.</summary>
static class ClearPixelsEmitter
{
    public static void Emit(ClearPixelsStep step, StepScope scope)
    {
        var layout = step.Target.Layout;
        var numbers = new[] { layout.Planes, layout.PlaneStride, step.Rows, step.RowStep, step.Columns, step.ColumnStep, layout.Block };
        TileLoops.ForEach(scope.Writer, [new(0, step.Slices, 1)], "slice", (_, slice) =>
            scope.Writer.Line($"LayerSupport.ClearPixels({Address.Sum(scope.Start(step.Target, step.Start), 0, Address.Stride(slice, step.SliceStep))}, {string.Join(", ", numbers.Select(n => CodeWriter.Literal(n)))}, part, parts);"));
    }
}
