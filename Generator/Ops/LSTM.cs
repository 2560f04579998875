using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Ops;

/// <summary>Long short-term memory. Hochreiter and Schmidhuber, 1997; Gers et al., 2000.</summary>
sealed record LSTM(int HiddenSize, int Layers = 1, bool Bias = true, bool Bidirectional = false, float Dropout = 0)
    : RecurrentLayers(HiddenSize, Layers, Bias, Bidirectional, Dropout)
{
    public override string PyTorchName => "nn.LSTM";

    public override string OnnxName => "LSTM";

    public override RecurrentCell Cell => RecurrentCell.LSTM;
}
