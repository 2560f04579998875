using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Matrix product of the last two dimensions: …×M×K by …×K×N → …×M×N; a leading dimension of 1 is broadcast.</summary>
sealed record MatMul : Op
{
    public override string PyTorchName => "torch.matmul";

    public override string OnnxName => "MatMul";

    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (left, right) = (inputs[0], inputs[1]);
        var rank = left.Rank;
        if (rank < 2 || right.Rank != rank) throw Mismatch(left, right, "needs two operands of the same number of dimensions, at least 2");
        if (left[rank - 1] != right[rank - 2]) throw Mismatch(left, right, $"multiplies …×M×K by …×K×N, but K is {left[rank - 1]} against {right[rank - 2]}");
        var leading = Enumerable.Range(0, rank - 2).ToList();
        if (leading.Any(a => left[a] != right[a] && left[a] != 1 && right[a] != 1)) throw Mismatch(left, right, "needs equal leading dimensions, or 1 where one is broadcast");
        return [left with { Dimensions = leading.Select(a => Math.Max(left[a], right[a])).Append(left[rank - 2]).Append(right[rank - 1]).ToEquatableArray() }];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * inputs[0][inputs[0].Rank - 1];

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    public override void Differentiate(BackwardContext context)
    {
        var (left, right) = (context.Operands[0], context.Operands[1]);
        context.Operand(0, () => SumTo.Reduce(context, context.OperandShape(0), context.Apply(this, [context.Gradient, Transposed(context, right)])));
        context.Operand(1, () => SumTo.Reduce(context, context.OperandShape(1), context.Apply(this, [Transposed(context, left), context.Gradient])));
    }

    static Value Transposed(BackwardContext context, Value matrices)
    {
        var rank = context.ShapeOf(matrices).Rank;
        return context.Apply(new Permute([.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]), [matrices]);
    }

    ShapeException Mismatch(TensorShape left, TensorShape right, string what) => new(
        ShapeProblem.MatrixProduct, $"{Name} {what}; the left operand is {left.ToDisplayString()} and the right {right.ToDisplayString()}");
}
