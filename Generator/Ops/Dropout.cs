using NetGenCompiler.Graphs;

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
}
