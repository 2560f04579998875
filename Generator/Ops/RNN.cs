using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Ops;

/// <summary>h = tanh(W·x + U·h' + b), or with max(0, ·). Elman, 1990.</summary>
sealed record RNN(int HiddenSize, int Layers = 1, bool Bias = true, bool Bidirectional = false, bool Relu = false, float Dropout = 0)
    : RecurrentLayers(HiddenSize, Layers, Bias, Bidirectional, Dropout)
{
    public override string PyTorchName => "nn.RNN";

    public override string OnnxName => "RNN";

    public override RecurrentCell Cell => Relu ? RecurrentCell.ReLU : RecurrentCell.Tanh;
}
