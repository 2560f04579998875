namespace NetGenCompiler.Ops;

/// <summary>left − right.</summary>
sealed record Subtract : BinaryElementwise
{
    public override string PyTorchName => "torch.sub";

    public override string OnnxName => "Sub";

    public override void Differentiate(BackwardContext context)
    {
        context.Operand(0, () => ReduceTo(context, 0, context.Gradient));
        context.Operand(1, () => context.Apply(new Affine(-1), [ReduceTo(context, 1, context.Gradient)]));
    }
}
