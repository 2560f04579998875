using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>In training, zeroes elements with probability p and scales the others by 1/(1 − p); in inference nothing.</summary>
sealed record Dropout(float P = 0.5f) : Op
{
    public override string PyTorchName => "nn.Dropout";

    public override string OnnxName => "Dropout";

    public override OpKind Kind => OpKind.Identity;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        return [inputs[0]];
    }

    /// <summary>In inference. Training draws a mask: see <see cref="RandomDropout"/>.</summary>
    public override void Differentiate(BackwardContext context) => context.Operand(0, () => context.Gradient);
}
