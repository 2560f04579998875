using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes what the steps of a plan are and cost: the table that the runtime's <c>StepTable</c> reads.</summary>
static class StepTableEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter writer)
    {
        var costs = new StepCosts(plan);
        writer.Line("/// <summary>Layer, algorithm, multiply-adds, products, estimated cycles, bytes of weights, bytes read, bytes written, phases.</summary>");
        RawString.EmitUtf8("public static ReadOnlySpan<byte> Steps", plan.Steps.Select(s => Line(s, costs.Of(s))), writer);
    }

    static string Line(Step step, StepCost cost) => string.Join(
        "\t",
        [step.Name, step.Algorithm, .. new[] { cost.MultiplyAdds, cost.Products, (long)step.Cycles, cost.WeightBytes, cost.ReadBytes, cost.WrittenBytes, step.Turns }.Select(n => CodeWriter.Literal(n))]);
}
