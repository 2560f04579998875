using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>An input of the network.</summary>
sealed record Input(TensorShape Shape) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [Shape];
}
