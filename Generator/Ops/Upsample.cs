using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// A map enlarged by whole factors. Bilinear takes row (i + ½)/scale − ½, from 0 on, for row i of the result, or i·(H − 1)/(H·scale − 1) where corners are aligned.
/// </summary>
sealed record Upsample(Size2 Scale, Interpolation Mode = Interpolation.Nearest, bool AlignCorners = false) : Op
{
    // So that thrice a factor, which windows and positions are computed with, is an int.
    const int LargestBilinearFactor = 1 << 29;

    public override string PyTorchName => "nn.Upsample";

    public override string OnnxName => "Resize";

    public override bool IsCheap => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "scale", Scale);
        if (AlignCorners && Mode != Interpolation.Bilinear)
        {
            throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: alignCorners has a meaning only with mode Bilinear, not with {Mode}");
        }

        if (Mode == Interpolation.Bilinear && Math.Max(Scale.Height, Scale.Width) > LargestBilinearFactor)
        {
            throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: scale {Scale} must be at most {LargestBilinearFactor} with mode Bilinear");
        }

        var height = ShapeCheck.Extent(this, "the height", (long)x.Height * Scale.Height);
        var width = ShapeCheck.Extent(this, "the width", (long)x.Width * Scale.Width);
        return [TensorShape.Of(x.Channels, height, width)];
    }

    /// <summary>Nearest copies; bilinear weighs four pixels.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Mode == Interpolation.Bilinear ? 4 * outputs[0].Length : 0;

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        new(Along(Scale.Height), Along(Scale.Width));

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new UpsampleGradient(Scale, Mode, AlignCorners), [context.Gradient]));

    /// <summary>Bilinear sees the pixels less than 1 from where it looks: (1 − scale)/2 of 1/scale before pixel i/scale, or 0 to scale − 1 with aligned corners.</summary>
    AxisWindow Along(int scale) => (Mode, AlignCorners) switch
    {
        (Interpolation.Bilinear, true) => new(1, scale, 2 - (2 * scale), scale - 1),
        (Interpolation.Bilinear, false) => new(1, scale, 1 - (3 * scale / 2), scale / 2),
        _ => new(1, scale, 1 - scale, 0),
    };
}
