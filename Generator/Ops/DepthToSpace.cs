using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The inverse of <see cref="SpaceToDepth"/>: C·block²×H×W → C×H·block×W·block.</summary>
sealed record DepthToSpace(int Block) : Op
{
    public override string PyTorchName => "nn.PixelShuffle";

    public override string OnnxName => "DepthToSpace";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "block", Block);
        if (x.Channels % ((long)Block * Block) != 0)
        {
            throw new ShapeException(
                ShapeProblem.Indivisible, $"{Name}: the channels {x.Channels} of the input {x.ToDisplayString()} must be divisible by block²: {(long)Block * Block}");
        }

        var height = ShapeCheck.Extent(this, "the height", (long)x.Height * Block);
        var width = ShapeCheck.Extent(this, "the width", (long)x.Width * Block);
        return [x with { Dimensions = [x.Channels / (Block * Block), height, width] }];
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var axis = new AxisWindow(1, Block, 1 - Block, 0);
        return new(axis, axis);
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SpaceToDepth(Block), [context.Gradient]));
}
