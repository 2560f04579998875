namespace NetGenCompiler.Ops;

/// <summary>left + right.</summary>
sealed record Add : BinaryElementwise
{
    public override string PyTorchName => "torch.add";

    public override string OnnxName => "Add";

    public override void Differentiate(BackwardContext context)
    {
        context.Operand(0, () => ReduceTo(context, 0, context.Gradient));
        context.Operand(1, () => ReduceTo(context, 1, context.Gradient));
    }
}
