using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>An input of the network.</summary>
sealed record Input(TensorShape Shape) : Op
{
    public override int? Arity => 0;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        if (Shape.Dimensions.Any(d => d <= 0)) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: dimensions must be positive, but are {Shape.ToDisplayString()}");
        if (Shape.Length > int.MaxValue) throw new ShapeException(ShapeProblem.Overflow, $"{Name}: {Shape.ToDisplayString()} has more than {int.MaxValue} elements");
        return [Shape];
    }
}
