using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>The maximum of each channel: C×H×W → C×1×1, C×D×H×W → C×1×1×1.</summary>
sealed record GlobalMaxPool : GlobalPooling
{
    public override string PyTorchName => "nn.AdaptiveMaxPool2d(1)";

    public override string OnnxName => "GlobalMaxPool";

    /// <summary>The form that keeps the places of the maxima.</summary>
    public static AdaptiveMaxPool2dWithIndices WithIndices => new(new(1, 1));

    /// <summary>Finds the places again: training takes <see cref="WithIndices"/> in the first place.</summary>
    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, (x, dy) =>
        context.Apply(new AdaptiveMaxPool2dGradient(new(context.ShapeOf(x).Height, context.ShapeOf(x).Width)), [dy, context.ApplyAll(WithIndices, [x])[1]])));
}
