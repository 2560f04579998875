using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>x itself.</summary>
sealed record Identity : Op
{
    public override string PyTorchName => "nn.Identity";

    public override string OnnxName => "Identity";

    public override OpKind Kind => OpKind.Identity;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0]];

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => context.Gradient);
}
