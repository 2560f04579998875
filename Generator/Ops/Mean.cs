namespace NetGenCompiler.Ops;

/// <summary>The mean along an axis.</summary>
sealed record Mean(int Axis, bool KeepDimension = false) : AxisReduction(Axis, KeepDimension)
{
    public override string PyTorchName => "torch.mean";

    public override string OnnxName => "ReduceMean";
}
