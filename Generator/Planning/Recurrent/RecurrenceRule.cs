using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Planning.Recurrent;

/// <summary>Recurrences and their gradients, in plain order: a row is a step.</summary>
sealed class RecurrenceRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op is Recurrence or RecurrenceGradient
        ? new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain)
        : null;

    public override Step Plan(PlacedContext context)
    {
        var (lanes, units, weights) = (context.Lanes, context.Node.Weights[0].Shape[1], context.Node.Weights);
        var rows = weights[0].Shape[0];
        var padded = (units + lanes - 1) / lanes * lanes;
        if (context.Node.Op is Recurrence op)
        {
            var gates = rows / units;
            PackedWeight weight = new("Recurrent", [weights[0]], [gates, units, units, lanes], (long)gates * padded * units);
            PackedWeight bias = new("Recurrent", [weights[1]], [gates, units, 1, lanes], (long)gates * padded);
            return new RecurrenceStep(context.Name, context.InstructionSet, context.Operands, context.Results, weight, bias, op, context.Rule.IsTraining);
        }

        // As for the gradient of a linear layer's operand, in tiles of one vector.
        PackedWeight transposed = new("DenseGradient", [weights[0]], [units, rows, 1, rows, 1, 1, lanes, 1, 1, 0, 1, 1, 1, 0, 1], (long)rows * padded);
        return new RecurrenceGradientStep(context.Name, context.InstructionSet, context.Operands, context.Results, transposed, (RecurrenceGradient)context.Node.Op);
    }
}
