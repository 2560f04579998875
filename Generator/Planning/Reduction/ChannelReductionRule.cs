using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Planning.Reduction;

/// <summary>Sums and products over the batch for each channel of maps in blocks, for each element of vectors, or for each column of matrices.</summary>
sealed class ChannelReductionRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (TermOf(context.Node.Op) is not { } form) return null;
        var shape = context.InputShape(0);
        var axis = ShapeCheck.Axis(context.Node.Op, form.Axis, shape);
        var isMap = shape.IsMap && axis == 0;
        if (!isMap && axis != shape.Rank - 1) return null;
        var kind = isMap ? LayoutKind.Blocked : LayoutKind.Plain;
        return new(context.Node.Inputs.Select(_ => new OperandDemand(kind)).ToEquatableArray(), LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context) =>
        new ChannelReductionStep(context.Name, context.InstructionSet, context.Operands, context.Result, TermOf(context.Node.Op)!.Value.Term);

    static (ReductionTerm Term, int Axis)? TermOf(Op op) => op switch
    {
        BatchSum sum => (ReductionTerm.Value, sum.Axis),
        BatchDot dot => (ReductionTerm.Product, dot.Axis),
        PReLUSlopeGradient { PerChannel: true } => (ReductionTerm.ProductWithNegative, 0),
        _ => null,
    };
}
