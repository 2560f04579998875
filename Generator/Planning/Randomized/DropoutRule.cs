using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.Randomized;

/// <summary>Random factors, of values and of weights, in plain order: there the place of an element is its number.</summary>
sealed class DropoutRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op switch
    {
        RandomDropout => new([new(LayoutKind.Plain)], LayoutKind.Plain),
        DroppedWeight => new([], LayoutKind.Plain),
        _ => null,
    };

    public override Step Plan(PlacedContext context) => context.Node.Op switch
    {
        DroppedWeight weight => new DropoutStep(context.Name, null, PackedWeight.Vector(context.Node.Weights[0]), context.Result, RandomFactor.Elements, weight.P, weight.Layer),
        var op => Of(context, (RandomDropout)op),
    };

    static DropoutStep Of(PlacedContext context, RandomDropout op) => new(context.Name, context.Input, null, context.Result, op.Factor, op.P, op.Layer);
}
