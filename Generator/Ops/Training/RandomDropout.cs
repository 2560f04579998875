using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// Zeroes elements with probability p and scales the others by 1/(1 − p). Which ones is a function of the seed, the step, the layer and the element's
/// place in the batch, by <c>DropoutMask</c> of the runtime: so its gradient is the operator itself, and no mask is kept. Srivastava et al., 2014.
/// </summary>
/// <param name="P">The probability.</param>
/// <param name="Layer">The number of the layer among those of the network that draw.</param>
sealed record RandomDropout(float P, int Layer) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        return [inputs[0]];
    }

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => context.Apply(this, [context.Gradient]));
}
