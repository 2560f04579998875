using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>A sum over all items and all elements, for each place along one axis: the gradient of a parameter that is added or multiplied there.</summary>
abstract record BatchReduction(int Axis) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        foreach (var other in inputs) GradientCheck.Same(this, inputs[0], other);
        return [TensorShape.Of(inputs[0][ShapeCheck.Axis(this, Axis, inputs[0])])];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs.Sum(i => i.Length);
}
