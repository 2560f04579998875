using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The mean of each channel: C×H×W → C×1×1.</summary>
sealed record GlobalAvgPool : GlobalPooling
{
    public override string PyTorchName => "nn.AdaptiveAvgPool2d(1)";

    public override string OnnxName => "GlobalAveragePool";

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => context.Apply(new AdaptiveAvgPool2dGradient(new(x.Height, x.Width)), [context.Gradient]));
    }
}
