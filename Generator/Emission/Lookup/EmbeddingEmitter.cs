using NetGenCompiler.Planning.Lookup;

namespace NetGenCompiler.Emission.Lookup;

/// <summary>Writes the reading of a table, and the adding to its gradient: the runtime's loops copy and add whole rows.</summary>
static class EmbeddingEmitter
{
    public static void Emit(EmbeddingStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var indices = CodeWriter.Literal(step.Indices.Layout.Shape.Length);
        scope.Writer.Line(
            $"EmbeddingSupport.Read({scope.Start(step.Indices)}, {scope.Weights(step.Table)}, {scope.Start(step.Target)}, {indices}, {CodeWriter.Literal(step.Count)}, {CodeWriter.Literal(step.Features)}, part, parts);");
    }

    public static void Emit(EmbeddingGradientStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var indices = CodeWriter.Literal(step.Indices.Layout.Shape.Length);
        scope.Writer.Line(
            $"EmbeddingSupport.Add({scope.Start(step.Indices)}, {scope.Start(step.Gradient)}, {scope.Start(step.Target)}, {indices}, {CodeWriter.Literal(step.Count)}, {CodeWriter.Literal(step.Features)}, items, itemStride, part, parts);");
    }
}
