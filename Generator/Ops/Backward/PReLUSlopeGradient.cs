using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Σ dy·min(0, x) over all items and pixels, for each channel or over all of them too, from dy and x.</summary>
sealed record PReLUSlopeGradient(bool PerChannel = false) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) =>
        [TensorShape.Of(PerChannel ? GradientCheck.Same(this, inputs[0], inputs[1]).Channels : 1)];

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 2 * inputs[0].Length;
}
