using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The dimensions in another order: dimension i of the result is dimension Axes[i] of the input; negative ones count from the end.</summary>
sealed record Permute(EquatableArray<int> Axes) : Op
{
    public override string PyTorchName => "torch.permute";

    public override string OnnxName => "Transpose";

    /// <summary>The axes from 0, for an input of their number of dimensions.</summary>
    public EquatableArray<int> Order => Axes.Select(a => a < 0 ? a + Axes.Count : a).ToEquatableArray();

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var order = Axes.Select(a => ShapeCheck.Axis(this, a, x)).ToList();
        if (order.Count != x.Rank || order.Distinct().Count() != x.Rank)
        {
            throw new ShapeException(ShapeProblem.Permutation, $"{Name}: the axes must name each of the {x.Rank} of the input {x.ToDisplayString()} once, but are {Axes}");
        }

        return [x with { Dimensions = order.Select(a => x[a]).ToEquatableArray() }];
    }

    /// <summary>Pixels stay in their places where height and width stay the last two dimensions.</summary>
    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var (order, rank) = (Order, Axes.Count);
        return rank >= 3 && order[rank - 1] == rank - 1 && order[rank - 2] == rank - 2 ? Window.Pixel : Window.Global;
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new Permute(Enumerable.Range(0, Axes.Count).Select(a => Order.ToList().IndexOf(a)).ToEquatableArray()), [context.Gradient]));
}
