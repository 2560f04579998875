using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Movement;

namespace NetGenCompiler.Emission.Movement;

/// <summary>Writes the copies of a step. The runtime holds the loops.</summary>
static class CopyStepEmitter
{
    public static void Emit(CopyStep step, StepScope scope)
    {
        foreach (var target in step.Writes)
        {
            if (step.Border == default) scope.ClearHalo(target);
            else scope.ClearBorder(target, step.Border);
        }

        foreach (var box in step.Boxes)
        {
            scope.Writer.Line($"StridedCopy.Run({scope.Origin(box.Source, box.SourceOffset)}, {scope.Origin(box.Target, box.TargetOffset)}, {List(box.Extents)}, {List(box.SourceStrides)}, {List(box.TargetStrides)}, part, parts);");
        }
    }

    static string List(EquatableArray<int> numbers) => $"[{string.Join(", ", numbers)}]";
}
