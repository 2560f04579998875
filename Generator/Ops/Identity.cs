using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>x itself.</summary>
sealed record Identity : Op
{
    public override string PyTorchName => "nn.Identity";

    public override string OnnxName => "Identity";

    public override OpKind Kind => OpKind.Identity;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0]];
}
