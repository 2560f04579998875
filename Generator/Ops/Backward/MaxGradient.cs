using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// dy in equal parts to all elements along an axis that are its maximum y, as torch.amax has it, from dy, the operand x and y; dy and y have the
/// size 1 along the axis.
/// </summary>
sealed record MaxGradient(int Axis) : Op
{
    public override int? Arity => 3;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (dy, x) = (GradientCheck.Same(this, inputs[0], inputs[2]), inputs[1]);
        GradientCheck.Result(this, new Max(Axis, KeepDimension: true), x, dy);
        return [x];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 2 * outputs[0].Length;
}
