using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The mean of each channel: C×H×W → C×1×1, C×D×H×W → C×1×1×1.</summary>
sealed record GlobalAvgPool : GlobalPooling
{
    public override string PyTorchName => "nn.AdaptiveAvgPool2d(1)";

    public override string OnnxName => "GlobalAveragePool";

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, (x, dy) =>
        context.Apply(new AdaptiveAvgPool2dGradient(new(context.ShapeOf(x).Height, context.ShapeOf(x).Width)), [dy])));
}
