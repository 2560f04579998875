namespace NetGenCompiler.Ops;

/// <summary>The maximum along an axis.</summary>
sealed record Max(int Axis, bool KeepDimension = false) : AxisReduction(Axis, KeepDimension)
{
    public override string PyTorchName => "torch.amax";

    public override string OnnxName => "ReduceMax";
}
