using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>Maxima of windows that cover the map evenly, to any output size.</summary>
sealed record AdaptiveMaxPool2d(Size2 Size) : AdaptivePooling(Size)
{
    public override string PyTorchName => "nn.AdaptiveMaxPool2d";

    /// <summary>The form that keeps the places of the maxima.</summary>
    public AdaptiveMaxPool2dWithIndices WithIndices => new(Size);

    /// <summary>Finds the places again: training takes <see cref="WithIndices"/> in the first place.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => AdaptiveMaxPool2dWithIndices.Gradient(context, context.ApplyAll(WithIndices, context.Operands)[1]));
}
