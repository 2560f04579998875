using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Writes an elementwise step: a run of the kernel for each turn of the outer loops, or one that the threads share.</summary>
static class ElementwiseStepEmitter
{
    public static void Emit(ElementwiseStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (space, kernel) = (step.Space, step.Kernel);
        List<Address> pointers = [scope.Origin(step.Target), .. step.Arguments.Select(a => a.Value is { } value ? scope.Origin(value) : scope.Weights(a.Constants!))];
        if (space.Runs == 1)
        {
            var lanes = scope.InstructionSet.Lanes;
            var isBlocked = step.Target.Layout.Block > 1;
            var vectors = isBlocked ? space.Run : (space.Run + lanes - 1) / lanes;
            scope.Share(vectors);
            Call(scope, kernel, [.. pointers.Select((p, i) => Address.Sum(p, 0, Address.Stride("from", space.RunStride(i) * (isBlocked ? 1 : lanes))))], "to - from");
            return;
        }

        scope.Share(space.Runs);
        scope.Writer.Open("for (var run = from; run < to; run++)");
        var indices = LoopIndices.Declare(scope.Writer, "run", space.Extents.Take(space.Extents.Count - 1).ToEquatableArray());
        Call(scope, kernel, [.. pointers.Select((p, i) => Address.Sum(p, 0, [.. indices.Select((index, axis) => Address.Stride(index, space.Strides[i][axis]))]))], CodeWriter.Literal(space.Run));
        scope.Writer.Close();
    }

    static void Call(StepScope scope, ElementwiseKernel kernel, IReadOnlyList<Address> pointers, string count) =>
        scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", new[] { $"{pointers[1]}", $"{pointers[0]}", count }.Concat(pointers.Skip(2).Select(p => p.ToString())))});");
}
