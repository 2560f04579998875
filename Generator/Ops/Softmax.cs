namespace NetGenCompiler.Ops;

/// <summary>e^x / Σ e^x along an axis, computed from x − max.</summary>
sealed record Softmax(int Axis = -1) : AxisNormalization(Axis)
{
    public override string PyTorchName => "nn.Softmax";

    public override string OnnxName => "Softmax";
}
