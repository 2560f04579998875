using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Means of windows that cover the map evenly, to any output size.</summary>
sealed record AdaptiveAvgPool2d(Size2 Size) : AdaptivePooling(Size)
{
    public override string PyTorchName => "nn.AdaptiveAvgPool2d";

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => context.Apply(new AdaptiveAvgPool2dGradient(new(x.Height, x.Width)), [context.Gradient]));
    }
}
