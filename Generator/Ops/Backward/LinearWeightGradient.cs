using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>dW = Σ dyᵀx of a linear layer, over all items and all dimensions but the last, from x and dy.</summary>
sealed record LinearWeightGradient : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "a vector of features");
        var dy = ShapeCheck.Rank(this, inputs[1], 1, int.MaxValue, "a vector of features");
        GradientCheck.Same(this, x with { Dimensions = x.Dimensions.Take(x.Rank - 1).ToEquatableArray() }, dy with { Dimensions = dy.Dimensions.Take(dy.Rank - 1).ToEquatableArray() });
        return [TensorShape.Of(dy[dy.Rank - 1], x[x.Rank - 1])];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length * inputs[1][inputs[1].Rank - 1];
}
