using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Sums along the axes that an operand was broadcast along: where the result has the size 1, or over all elements where it has fewer axes.</summary>
sealed record SumTo(EquatableArray<int> Dimensions) : Op
{
    /// <summary>A gradient summed to a shape; itself where it has that shape.</summary>
    public static Value Reduce(BackwardContext context, TensorShape shape, Value gradient) =>
        context.ShapeOf(gradient).Dimensions == shape.Dimensions ? gradient : context.Apply(new SumTo(shape.Dimensions), [gradient]);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (x, result) = (inputs[0], inputs[0] with { Dimensions = Dimensions });
        var fits = result.Rank == x.Rank ? Enumerable.Range(0, x.Rank).All(a => result[a] == x[a] || result[a] == 1) : result.Length == 1 && result.Rank < x.Rank;
        return fits ? [result] : throw new ShapeException(ShapeProblem.Broadcast, $"{Name}: {result.ToDisplayString()} is not broadcast to {x.ToDisplayString()}");
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;
}
