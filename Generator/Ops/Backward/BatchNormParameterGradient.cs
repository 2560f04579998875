using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// The first sweep: dγ = Σ dy·x̂ and dβ = Σ dy per channel over items and pixels, with x̂ = (x − μ)/√(σ² + eps) of the batch's statistics. The second
/// needs both even where γ and β are not learned.
/// </summary>
sealed record BatchNormParameterGradient(float Eps = 1e-5f) : BatchNormGradient(Eps)
{
    public override int? Arity => 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(Checked(inputs).Channels);
        return [channels, channels];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * inputs[0].Length;
}
