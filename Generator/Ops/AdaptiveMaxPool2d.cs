using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Maxima of windows that cover the map evenly, to any output size.</summary>
sealed record AdaptiveMaxPool2d(Size2 Size) : AdaptivePooling(Size)
{
    public override string PyTorchName => "nn.AdaptiveMaxPool2d";
}
