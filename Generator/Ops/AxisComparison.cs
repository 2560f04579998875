using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for all elements of two operands along an axis.</summary>
abstract record AxisComparison(int Axis, bool KeepDimension) : AxisReduction(Axis, KeepDimension)
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (left, right) = (inputs[0], inputs[1]);
        if (left == right) return base.InferShapes(inputs);
        throw new ShapeException(ShapeProblem.Broadcast, $"{Name} needs operands of one shape, but the left is {left.ToDisplayString()} and the right {right.ToDisplayString()}");
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 3 * inputs[0].Length;
}
