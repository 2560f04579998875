using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.Movement;

/// <summary>Other types of the same numbers, in the order in which they lie.</summary>
sealed class CastRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is Cast ? new([new(context.Stored[0].Kind)], context.Stored[0].Kind) : null;

    public override Step Plan(PlacedContext context) => new CastStep(context.Name, context.Input, context.Result);
}
