using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Planning.Lookup;

/// <summary>Tables whose rows are read by their numbers, and their gradients.</summary>
sealed class EmbeddingRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op is Embedding or EmbeddingGradient
        ? new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain)
        : null;

    public override Step Plan(PlacedContext context) => context.Node.Op is Embedding op
        ? new EmbeddingStep(context.Name, context.Input, context.Result, PackedWeight.Vector(context.Node.Weights[0]), op.Count, op.Features)
        : new EmbeddingGradientStep(context.Name, context.Operands[0], context.Operands[1], context.Result, ((EmbeddingGradient)context.Node.Op).PaddingRow);
}
