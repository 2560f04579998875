using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// Multiplies by random factors: dropout's zeroes elements with probability p and scales the others by 1/(1 − p). Which factor an element gets is a function
/// of the seed, the step, the layer and its place in the batch, by <c>DropoutMask</c> of the runtime: so the gradient is the operator itself, and no factor
/// is kept. Srivastava et al., 2014. A value of the batch, such as dropped weights, has one place for all items.
/// </summary>
/// <param name="P">The probability, or what spreads the factors.</param>
/// <param name="Layer">The number of the layer among those of the network that draw.</param>
/// <param name="Factor">What the factors are.</param>
sealed record RandomDropout(float P, int Layer, RandomFactor Factor = RandomFactor.Elements) : Op
{
    public override bool IsCheap => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        return [inputs[0]];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => context.Apply(this, [context.Gradient]));
}
