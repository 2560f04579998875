using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Elements start to end (exclusive) of an axis; negative ones count from the end. PyTorch clamps them to the axis, here that is an error.</summary>
sealed record Slice(int Axis, int Start, int End) : Op
{
    public override string PyTorchName => "x[start:end]";

    public override string OnnxName => "Slice";

    /// <summary>The axis, the first element and one past the last, all from 0.</summary>
    public (int Axis, int Start, int End) Range(TensorShape x)
    {
        var axis = ShapeCheck.Axis(this, Axis, x);
        return (axis, FromEnd(Start, x[axis]), FromEnd(End, x[axis]));
    }

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var (axis, start, end) = Range(x);
        if (start < 0 || start > x[axis] || end < 0 || end > x[axis])
        {
            throw new ShapeException(
                ShapeProblem.SliceRange, $"{Name}: elements {Start} to {End} reach beyond the {x[axis]} along axis {Axis} of the input {x.ToDisplayString()}; start and end lie from {-x[axis]} to {x[axis]}");
        }

        if (start >= end)
        {
            throw new ShapeException(
                ShapeProblem.SliceRange, $"{Name}: elements {Start} to {End} are none of the {x[axis]} along axis {Axis} of the input {x.ToDisplayString()}; from 0 they are {start} to {end}");
        }

        return [x with { Dimensions = x.Dimensions.Select((d, i) => i == axis ? end - start : d).ToEquatableArray() }];
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var (axis, start, _) = Range(inputs[0]);
        return Window.Shifted(axis, inputs[0], start, start);
    }

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        var (axis, start, end) = Range(x);
        context.Operand(0, () => context.Apply(new PadAxis(axis, start, x[axis] - end), [context.Gradient]));
    }

    static int FromEnd(int index, int extent) => index < 0 ? index + extent : index;
}
