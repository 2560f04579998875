using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// The first sweep of a normalisation by an item's own moments: Σ dy·x̂ and Σ dy of each channel over the pixels of the item, with
/// x̂ = (x − μ)/√(σ² + eps). From dy, x, and μ and σ² of each channel.
/// </summary>
sealed record GroupNormSums(float Eps = 1e-5f) : Op
{
    public override int? Arity => 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(GradientCheck.Normalized(this, Eps, inputs).Channels);
        return [channels, channels];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * inputs[0].Length;
}
