using NetGenCompiler.Planning.Randomized;

namespace NetGenCompiler.Emission.Randomized;

/// <summary>Writes dropout: the runtime draws, its loop is the same for every layer.</summary>
static class DropoutEmitter
{
    public static void Emit(DropoutStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var length = CodeWriter.Literal(step.Source.Layout.Shape.Length);
        scope.Writer.Line($"DropoutSupport.Apply({scope.Start(step.Source)}, {scope.Start(step.Target)}, {length}, {CodeWriter.Literal(step.Probability)}, {CodeWriter.Literal(step.Layer)}, frame, part, parts);");
    }
}
