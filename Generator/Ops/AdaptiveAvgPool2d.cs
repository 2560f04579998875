using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Means of windows that cover the map evenly, to any output size.</summary>
sealed record AdaptiveAvgPool2d(Size2 Size) : AdaptivePooling(Size)
{
    public override string PyTorchName => "nn.AdaptiveAvgPool2d";
}
