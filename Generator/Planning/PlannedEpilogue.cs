using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning;

/// <summary>An epilogue of a step, everything placed.</summary>
/// <param name="Key">What the kernel must know.</param>
/// <param name="Operand">Where its other operand lies, if it is a value.</param>
/// <param name="Constants">Its packed constants: one vector of numbers per channel each.</param>
sealed record PlannedEpilogue(EpilogueKey Key, Placement? Operand, EquatableArray<PackedWeight> Constants)
{
    public static EquatableArray<PlannedEpilogue> Of(PlacedContext context)
    {
        var next = context.Node.Inputs.Count;
        return context.Node.Epilogues.Select(epilogue =>
        {
            var operand = epilogue.Operand is null ? null : context.Operands[next++];
            var constants = epilogue.Weights.Select(w => PackedWeight.PerChannel(w, context.Node.Output)).ToEquatableArray();
            var kind = operand is null ? (constants.Count > 0 ? EpilogueOperand.Constants : EpilogueOperand.None) : KindOf(operand.Layout.Shape, context.Node.Output);
            return new PlannedEpilogue(new(epilogue.Op, kind, epilogue.ResultIsRight && epilogue.Op is not (Add or Multiply), constants.Count), operand, constants);
        }).ToEquatableArray();
    }

    /// <summary>How rules ask for the operands of epilogues: in the order of the result, gates of pixels and single numbers plain.</summary>
    public static IEnumerable<OperandDemand> Demands(RuleContext context, LayoutKind output) => context.Stored
        .Skip(context.Node.Inputs.Count)
        .Select(o => new OperandDemand(KindOf(o.Shape, context.Node.Output) is EpilogueOperand.Pixel or EpilogueOperand.Scalar ? LayoutKind.Plain : output));

    static EpilogueOperand KindOf(TensorShape operand, TensorShape result) =>
        operand == result ? EpilogueOperand.Tensor
        : operand.Length == 1 ? EpilogueOperand.Scalar
        : operand.IsMap && operand.Height * operand.Width == 1 ? EpilogueOperand.Channel
        : EpilogueOperand.Pixel;
}
