namespace NetGenCompiler.Ops;

/// <summary>left · right.</summary>
sealed record Multiply : BinaryElementwise
{
    public override string PyTorchName => "torch.mul";

    public override string OnnxName => "Mul";
}
