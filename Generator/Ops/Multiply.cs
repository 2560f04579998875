namespace NetGenCompiler.Ops;

/// <summary>left · right.</summary>
sealed record Multiply : BinaryElementwise
{
    public override string PyTorchName => "torch.mul";

    public override string OnnxName => "Mul";

    public override void Differentiate(BackwardContext context)
    {
        context.Operand(0, () => ReduceTo(context, 0, context.Apply(this, [context.Gradient, context.Operands[1]])));
        context.Operand(1, () => ReduceTo(context, 1, context.Apply(this, [context.Gradient, context.Operands[0]])));
    }
}
