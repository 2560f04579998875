using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Edges;

namespace NetGenCompiler.Emission.Edges;

/// <summary>Writes the steps that move values between orders, and between the arena and the caller. The runtime holds the loops.</summary>
static class EdgeEmitter
{
    public static void Emit(LoadInputStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var layout = step.Target.Layout;
        if (layout.Shape.IsMap) Reorder(scope, $"inputs[{step.Input}]", Layout.Plain(layout.Shape), scope.Origin(step.Target), layout);
        else Copy(scope, $"inputs[{step.Input}]", scope.Start(step.Target), layout.Shape.Length);
    }

    public static void Emit(StoreOutputStep step, StepScope scope)
    {
        var layout = step.Source.Layout;
        if (layout.Shape.IsMap) Reorder(scope, scope.Origin(step.Source), layout, $"outputs[{step.Output}]", Layout.Plain(layout.Shape));
        else Copy(scope, scope.Start(step.Source), $"outputs[{step.Output}]", layout.Shape.Length);
    }

    public static void Emit(ReorderStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        Reorder(scope, scope.Origin(step.Source), step.Source.Layout, scope.Origin(step.Target), step.Target.Layout);
    }

    static void Reorder(StepScope scope, Address from, Layout source, Address to, Layout target)
    {
        var shape = target.Shape;
        scope.Writer.Line($"Reordering.{Name(source)}To{Name(target)}({from}, {source.RowStride}, {source.PlaneStride}, {to}, {target.RowStride}, {target.PlaneStride}, {shape.Channels}, {shape.Height}, {shape.Width}{(source.Block * target.Block > 1 ? $", {Math.Max(source.Block, target.Block)}" : "")}, part, parts);");
    }

    static void Copy(StepScope scope, Address from, Address to, long length) =>
        scope.Writer.Line($"Reordering.Copy({from}, {to}, {CodeWriter.Literal(length)}, part, parts);");

    static string Name(Layout layout) => layout.Kind.ToString();
}
