using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>Activations, scales and shifts, and functions of two operands, in the order in which the largest operand lies.</summary>
sealed class ElementwiseRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op.Kind is not (OpKind.Activation or OpKind.Binary or OpKind.Normalization) || context.Node.Op is BatchNorm) return null;
        var result = context.Node.Output;
        var inputs = context.Stored.Take(context.Node.Inputs.Count).ToList();
        var main = inputs.OrderByDescending(i => i.Shape == result).ThenByDescending(i => i.Kind == LayoutKind.Blocked).First();
        var kind = result.IsMap ? main.Kind : LayoutKind.Plain;
        return new([.. inputs.Select(i => new OperandDemand(KindOf(i.Shape, result, kind))), .. PlannedEpilogue.Demands(context, kind)], kind);
    }

    public override Step Plan(PlacedContext context)
    {
        var node = context.Node;
        var constants = node.Weights.Select(w => PackedWeight.PerChannel(w, node.Output)).ToEquatableArray();
        var other = node.Inputs.Count > 1 ? context.Operands[1] : null;
        var kind = other is not null ? EpilogueOperand.Tensor : constants.Count > 0 ? EpilogueOperand.Constants : EpilogueOperand.None;
        PlannedEpilogue first = new(new(node.Op, kind, false, constants.Count), other, constants);
        return new ElementwiseStep(context.Name, context.InstructionSet, context.Input, context.Result, [first, .. context.Epilogues]);
    }

    // What has one channel for many is broadcast from plain order: in a block only its first lane would be filled.
    static LayoutKind KindOf(TensorShape operand, TensorShape result, LayoutKind kind) =>
        operand == result || (operand.IsMap && operand.Channels == result.Channels && operand.Length > 1) ? kind : LayoutKind.Plain;
}
