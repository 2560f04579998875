using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Each dy to the pixels that its own was made of, by their weights; a pixel adds up what comes to it.</summary>
sealed record UpsampleGradient(Size2 Scale, Interpolation Mode = Interpolation.Nearest, bool AlignCorners = false) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var dy = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "scale", Scale);
        ShapeCheck.Divisible(this, "the height", dy.Height, "scale", Scale.Height, dy);
        ShapeCheck.Divisible(this, "the width", dy.Width, "scale", Scale.Width, dy);
        return [TensorShape.Of(dy.Channels, dy.Height / Scale.Height, dy.Width / Scale.Width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        (Mode == Interpolation.Bilinear ? 4 : 1) * inputs[0].Length;
}
