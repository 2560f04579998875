namespace NetGenCompiler.Ops;

/// <summary>left − right.</summary>
sealed record Subtract : BinaryElementwise
{
    public override string PyTorchName => "torch.sub";

    public override string OnnxName => "Sub";
}
