using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.Randomized;

/// <summary>Dropout that draws, in plain order: there the place of an element is its number.</summary>
sealed class DropoutRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is RandomDropout ? new([new(LayoutKind.Plain)], LayoutKind.Plain) : null;

    public override Step Plan(PlacedContext context)
    {
        var op = (RandomDropout)context.Node.Op;
        return new DropoutStep(context.Name, context.Input, context.Result, op.P, op.Layer);
    }
}
