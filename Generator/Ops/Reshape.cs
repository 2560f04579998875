using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The same elements in row-major order under other dimensions; one may be -1, which takes what the others leave.</summary>
sealed record Reshape(EquatableArray<int> Dimensions) : Op
{
    public override string PyTorchName => "torch.reshape";

    public override string OnnxName => "Reshape";

    public override OpKind Kind => OpKind.View;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        foreach (var d in Dimensions)
        {
            if (d <= 0 && d != -1) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: dimensions must be positive, or -1 for one of them, but are {Dimensions}");
        }

        if (Dimensions.Count(d => d == -1) > 1) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: only one dimension may be -1, but they are {Dimensions}");
        var known = Dimensions.Where(d => d != -1).Aggregate(1L, Product);
        var inferred = Dimensions.Contains(-1);
        if (inferred ? x.Length % known != 0 : x.Length != known) throw Mismatch(x, inferred, known);
        return [x with { Dimensions = Dimensions.Select(d => d == -1 ? ShapeCheck.Extent(this, "the dimension", x.Length / known) : d).ToEquatableArray() }];
    }

    /// <summary>Pixels stay in their places where height and width stay the last two dimensions.</summary>
    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var (x, y) = (inputs[0], outputs[0]);
        return x.Rank >= 3 && y.Rank >= 3 && x[x.Rank - 1] == y[y.Rank - 1] && x[x.Rank - 2] == y[y.Rank - 2] ? Window.Pixel : Window.Global;
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new Reshape(context.OperandShape(0).Dimensions), [context.Gradient]));

    long Product(long product, int dimension) => product <= int.MaxValue
        ? product * dimension
        : throw new ShapeException(ShapeProblem.Overflow, $"{Name}: the dimensions {Dimensions} have more than {int.MaxValue} elements");

    ShapeException Mismatch(TensorShape x, bool inferred, long known) => new(
        ShapeProblem.ElementCount,
        $"{Name}: the input {x.ToDisplayString()} has {x.Length} elements, which {(inferred ? "are not a multiple of" : "are not")} the {known} of the dimensions {Dimensions}");
}
