using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Volumes;

/// <summary>
/// A pooling, or the gradient of one, of the rows of a map in groups: C×(slices·R·lines)×W, of which each slice is pooled for itself as a map of R rows of
/// lines·W pixels. With slices it pools within the slices of a volume; with as many lines as a slice has rows, along the depth.
/// </summary>
/// <param name="Pooling">What is computed of C×R×(lines·W) maps. Where there are several lines it leaves the columns as they are.</param>
/// <param name="Slices">How many slices lie one below the other.</param>
/// <param name="Lines">How many rows of the map are one row of the pooling.</param>
sealed record RowPooling(Op Pooling, int Slices = 1, int Lines = 1) : Op
{
    public override int? Arity => Pooling.Arity;

    /// <summary>The shape of a slice of an operand.</summary>
    public TensorShape Slice(TensorShape x)
    {
        ShapeCheck.Positive(this, "slices", Slices);
        ShapeCheck.Positive(this, "lines", Lines);
        ShapeCheck.Divisible(this, "the height", ShapeCheck.Map(this, x).Height, "the rows of a group", Slices * Lines, x);
        return x with { Dimensions = [x.Channels, x.Height / Slices / Lines, Lines * x.Width] };
    }

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => Pooling.InferShapes([.. inputs.Select(Slice)])
        .Select(r => r with { Dimensions = [r.Channels, Slices * r.Height * Lines, r.Width / Lines] }).ToEquatableArray();

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Slices * Pooling.ElementwiseOperations([.. inputs.Select(Slice)], outputs.Select(Slice).ToEquatableArray());

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    /// <summary>By the rule of the pooling, whose operators are computed of the slices too.</summary>
    public override void Differentiate(BackwardContext context) => Pooling.Differentiate(new RowContext(context, this, context.Node, () => context.Results, () => context.Gradients));

    /// <summary>The gradient of an operand that another node has, given that of the result.</summary>
    public Value Gradient(BackwardContext context, Value x, Value dy)
    {
        var node = context.Node with { Inputs = [x] };
        var inner = new RowContext(context, this, node, () => throw new InvalidOperationException($"'{node.Name}' has not computed {Pooling.Name}"), () => [dy]);
        Pooling.Differentiate(inner);
        return inner.Stated!();
    }

    /// <summary>What the pooling's rule sees: slices, and operators over slices.</summary>
    sealed class RowContext(BackwardContext outer, RowPooling rows, Node node, Func<IReadOnlyList<Value>> results, Func<IReadOnlyList<Value?>> gradients)
        : BackwardContext(node with { Op = rows.Pooling })
    {
        bool IsNode => ReferenceEquals(node, outer.Node);

        /// <summary>The gradient that the rule states of the operand.</summary>
        public Func<Value>? Stated { get; private set; }

        public override IReadOnlyList<Value> Results => results();

        public override IReadOnlyList<Value?> Gradients => gradients();

        public override TensorShape ShapeOf(Value value) => rows.Slice(outer.ShapeOf(value));

        public override IReadOnlyList<Value> ApplyAll(Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights = default) =>
            outer.ApplyAll(rows with { Pooling = op }, operands, weights);

        public override void Operand(int index, Func<Value> gradient)
        {
            Stated = gradient;
            if (IsNode) outer.Operand(index, gradient);
        }

        public override void Parameter(int index, Func<Value> gradient) => throw new InvalidOperationException($"'{node.Name}': poolings learn nothing");
    }
}
