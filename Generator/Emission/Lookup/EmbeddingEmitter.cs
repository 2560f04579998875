using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Lookup;

namespace NetGenCompiler.Emission.Lookup;

/// <summary>Writes the reading of a table, and the adding to its gradient: the runtime's loops copy and add whole rows.</summary>
static class EmbeddingEmitter
{
    public static void Emit(EmbeddingStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        Call(scope, "Read", [scope.Start(step.Indices), scope.Weights(step.Table), scope.Start(step.Target), Length(step.Indices), CodeWriter.Literal(step.Count), CodeWriter.Literal(step.Features)]);
    }

    public static void Emit(EmbeddingGradientStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        IEnumerable<string> sizes = [Length(step.Indices), CodeWriter.Literal(step.Count), CodeWriter.Literal(step.Features), CodeWriter.Literal(step.PaddingRow)];
        Call(scope, "Add", [scope.Start(step.Indices), scope.Start(step.Gradient), scope.Start(step.Target), .. sizes, "items", "itemStride"]);
    }

    static void Call(StepScope scope, string method, IEnumerable<Address> arguments) => scope.Writer.Line($"EmbeddingSupport.{method}({string.Join(", ", arguments)}, part, parts);");

    static string Length(Placement indices) => CodeWriter.Literal(indices.Layout.Shape.Length);
}
