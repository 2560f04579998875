using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Planning.Reduction;

/// <summary>Sums and products over the batch for each channel of maps in blocks, or for each element of vectors.</summary>
sealed class ChannelReductionRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not (BatchSum { Axis: 0 } or BatchDot { Axis: 0 })) return null;
        var shape = context.InputShape(0);
        if (!shape.IsMap && shape.Rank != 1) return null;
        var kind = shape.IsMap ? LayoutKind.Blocked : LayoutKind.Plain;
        return new(context.Node.Inputs.Select(_ => new OperandDemand(kind)).ToEquatableArray(), LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context) => new ChannelReductionStep(context.Name, context.InstructionSet, context.Operands, context.Result);
}
