namespace NetGenCompiler.Ops;

/// <summary>x − max − ln Σ e^(x − max) along an axis.</summary>
sealed record LogSoftmax(int Axis = -1) : AxisNormalization(Axis)
{
    public override string PyTorchName => "nn.LogSoftmax";

    public override string OnnxName => "LogSoftmax";
}
