using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>Activations over a value in whichever order it lies.</summary>
sealed class ElementwiseRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op.Kind != OpKind.Activation) return null;
        var kind = context.Stored[0].Kind;
        return new([new(kind), .. PlannedEpilogue.Demands(context, kind)], kind);
    }

    public override Step Plan(PlacedContext context)
    {
        EpilogueKey first = new(context.Node.Op, EpilogueOperand.None, false, 0);
        return new ElementwiseStep(context.Name, context.InstructionSet, context.Input, context.Result, [new(first, null, []), .. context.Epilogues]);
    }
}
