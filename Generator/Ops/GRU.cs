using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Ops;

/// <summary>Gated recurrent units, with the reset gate applied to the product. Cho et al., 2014.</summary>
sealed record GRU(int HiddenSize, int Layers = 1, bool Bias = true, bool Bidirectional = false, float Dropout = 0)
    : RecurrentLayers(HiddenSize, Layers, Bias, Bidirectional, Dropout)
{
    public override string PyTorchName => "nn.GRU";

    public override string OnnxName => "GRU";

    public override RecurrentCell Cell => RecurrentCell.GRU;
}
