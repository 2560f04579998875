using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Each block×block square as channels: result channel c·block² + row·block + column is that pixel of each square of channel c.</summary>
sealed record SpaceToDepth(int Block) : Op
{
    public override string PyTorchName => "nn.PixelUnshuffle";

    public override string OnnxName => "SpaceToDepth";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "block", Block);
        ShapeCheck.Divisible(this, "the height", x.Height, "block", Block, x);
        ShapeCheck.Divisible(this, "the width", x.Width, "block", Block, x);
        return [x with { Dimensions = [x.Channels * Block * Block, x.Height / Block, x.Width / Block] }];
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var axis = AxisWindow.Sliding(Block, Block, 1, 0);
        return new(axis, axis);
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new DepthToSpace(Block), [context.Gradient]));
}
