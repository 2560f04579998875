using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of a linear layer's weights.</summary>
sealed class OuterProductRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is LinearWeightGradient ? new([new(LayoutKind.Plain), new(LayoutKind.Plain)], LayoutKind.Plain) : null;

    public override Step Plan(PlacedContext context) => new OuterProductStep(context.Name, context.InstructionSet, context.Operands[0], context.Operands[1], context.Result);
}
