using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>The gradient of a table: each row is the sum of the gradients of what was read of it, over all items. From the indices and dy.</summary>
/// <param name="Count">The rows of the table.</param>
/// <param name="PaddingRow">A row without a gradient; −1 where there is none.</param>
sealed record EmbeddingGradient(int Count, int PaddingRow = -1) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (indices, dy) = (inputs[0], ShapeCheck.Rank(this, inputs[1], 1, int.MaxValue, "rows of a table"));
        GradientCheck.Same(this, indices, dy with { Dimensions = dy.Dimensions.Take(dy.Rank - 1).ToEquatableArray() });
        return [TensorShape.Of(Count, dy[dy.Rank - 1])];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[1].Length;
}
