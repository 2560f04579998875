using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Movement;

namespace NetGenCompiler.Emission.Movement;

/// <summary>Writes copies as another type of numbers. The runtime holds the loops.</summary>
static class CastEmitter
{
    public static void Emit(CastStep step, StepScope scope)
    {
        // Nothing is read beyond the elements of what has 16 bits; it has no halo.
        var isNarrow = step.Target.Layout.Shape.Element != ElementType.F32;
        if (!isNarrow) scope.ClearHalo(step.Target);
        var (source, target, space) = (scope.Origin(step.Source), scope.Origin(step.Target), step.Space);
        var type = isNarrow ? step.Target.Layout.Shape.Element : step.Source.Layout.Shape.Element;
        var method = $"{(isNarrow ? "Narrow" : "Widen")}<{(type == ElementType.F16 ? "HalfFormat" : "BFloat16Format")}>";
        var pointers = isNarrow ? $"{source}, (ushort*)({target})" : $"(ushort*)({source}), {target}";
        scope.Writer.Line($"SixteenBits.{method}({pointers}, {List(space.Extents)}, {List(space.Strides[0])}, {List(space.Strides[1])}, part, parts);");
    }

    static string List(EquatableArray<int> numbers) => $"[{string.Join(", ", numbers)}]";
}
