namespace NetGenCompiler.Ops;

/// <summary>left + right.</summary>
sealed record Add : BinaryElementwise
{
    public override string PyTorchName => "torch.add";

    public override string OnnxName => "Add";
}
