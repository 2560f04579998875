using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>The checks of backward operators. Only differentiation makes these, so a failure is the compiler's mistake.</summary>
static class GradientCheck
{
    /// <summary>Operands that belong together, element by element; their types may differ.</summary>
    public static TensorShape Same(Op op, TensorShape first, TensorShape second) => first.Dimensions == second.Dimensions
        ? first
        : throw new ShapeException(ShapeProblem.Broadcast, $"{op.Name} needs operands of one shape, but they are {first.ToDisplayString()} and {second.ToDisplayString()}");

    /// <summary>A gradient that has the shape of what the forward operator makes of its operand.</summary>
    public static void Result(Op op, Op forward, TensorShape x, TensorShape gradient)
    {
        var expected = forward.InferShapes([x])[0];
        if (expected == gradient) return;
        throw new ShapeException(
            ShapeProblem.Broadcast, $"{op.Name} needs the gradient of what {forward.Name} makes of {x.ToDisplayString()}, {expected.ToDisplayString()}, but it is {gradient.ToDisplayString()}");
    }

    /// <summary>
    /// The gradient of a convolution's result. Rows and columns at its end may be missing: then nothing comes from them, as in a transposed convolution whose
    /// result is padded beyond a stride.
    /// </summary>
    public static void Convolution(Op op, Conv2d forward, TensorShape x, TensorShape gradient)
    {
        var expected = forward.InferShapes([x])[0];
        if (gradient.Channels == expected.Channels && gradient.Height <= expected.Height && gradient.Width <= expected.Width) return;
        throw new ShapeException(
            ShapeProblem.Broadcast, $"{op.Name} needs the gradient of what {forward.Name} makes of {x.ToDisplayString()}, {expected.ToDisplayString()}, but it is {gradient.ToDisplayString()}");
    }

    /// <summary>The shape of x, for dy, x and numbers of each channel, in that order.</summary>
    public static TensorShape Normalized(Op op, float eps, IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(op, "eps", eps, 0, float.MaxValue);
        var x = ShapeCheck.Rank(op, Same(op, inputs[0], inputs[1]), 1, int.MaxValue, "an input with channels");
        foreach (var numbers in inputs.Skip(2)) Same(op, TensorShape.Of(x.Channels), numbers);
        return x;
    }
}
