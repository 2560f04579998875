using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Channels (g, C/g) transposed to (C/g, g).</summary>
sealed record ChannelShuffle(int Groups) : Op
{
    public override string PyTorchName => "nn.ChannelShuffle";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "groups", Groups);
        ShapeCheck.Divisible(this, "the channels", x.Channels, "groups", Groups, x);
        return [x];
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new ChannelShuffle(context.OperandShape(0).Channels / Groups), [context.Gradient]));
}
