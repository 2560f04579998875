using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>An axis cut into parts of the given sizes, whose sum is the whole.</summary>
sealed record Split(int Axis, EquatableArray<int> Sizes) : Op
{
    public override string PyTorchName => "torch.split";

    public override string OnnxName => "Split";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var axis = ShapeCheck.Axis(this, Axis, x);
        foreach (var size in Sizes) ShapeCheck.Positive(this, "every size", size);
        var sum = Sizes.Sum(s => (long)s);
        if (sum != x[axis])
        {
            throw new ShapeException(
                ShapeProblem.SliceRange, $"{Name}: the sizes {(Sizes.Count == 0 ? "(none)" : Sizes)} sum to {sum}, but axis {Axis} of the input {x.ToDisplayString()} has {x[axis]}");
        }

        return Sizes.Select(size => x with { Dimensions = x.Dimensions.Select((d, i) => i == axis ? size : d).ToEquatableArray() }).ToEquatableArray();
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Window.Shifted(ShapeCheck.Axis(this, Axis, inputs[0]), inputs[0], 0, Sizes.Take(Sizes.Count - 1).Sum());

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Join(context, ShapeCheck.Axis(this, Axis, context.OperandShape(0))));

    /// <summary>The gradients of the parts in their places; zeros where a part has none.</summary>
    internal static Value Join(BackwardContext context, int axis)
    {
        if (context.Gradients.All(g => g is not null)) return context.Apply(new Concat(axis), context.Gradients.Select(g => g!.Value).ToEquatableArray());
        Value? sum = null;
        var (start, extent) = (0, context.OperandShape(0)[axis]);
        for (var i = 0; i < context.Gradients.Count; i++)
        {
            var end = start + context.ShapeOf(context.Results[i])[axis];
            if (context.Gradients[i] is { } gradient)
            {
                var placed = context.Apply(new PadAxis(axis, start, extent - end), [gradient]);
                sum = sum is { } others ? context.Apply(new Add(), [others, placed]) : placed;
            }

            start = end;
        }

        return sum!.Value;
    }
}
