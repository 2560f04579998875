using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.MatrixProduct;

/// <summary>Products of two matrices that are both values.</summary>
sealed class MatMulRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is MatMul ? new([new(LayoutKind.Plain), new(LayoutKind.Plain)], LayoutKind.Plain) : null;

    public override Step Plan(PlacedContext context) => new MatMulStep(context.Name, context.InstructionSet, context.Operands[0], context.Operands[1], context.Result);
}
