using NetGenCompiler.Planning.BatchNormalization;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>Writes formulas over numbers for each channel, a vector at a time.</summary>
static class ChannelFormulaEmitter
{
    public static void Emit(ChannelFormulaStep step, StepScope scope)
    {
        var writer = BatchReductionLoops.Open(scope, step.Operands[0].Layout);
        VectorText vector = new(scope.InstructionSet);
        switch (step.Formula)
        {
            case ChannelFormula.Factors:
                EmitFactors(step, scope, vector);
                break;
            case ChannelFormula.GradientFactors:
                EmitGradientFactors(step, scope, vector);
                break;
            default:
                EmitRunningStatistics(step, scope, vector);
                break;
        }

        writer.Close();
        if (step.Formula == ChannelFormula.RunningStatistics)
        {
            writer.Line($"if (part == 0) {scope.Start(step.Results[2]).Element} = {scope.Weights(step.Constants[2]).Element} + {CodeWriter.Literal(step.Pixels.Count)};");
        }
    }

    /// <summary>μ, γ/√(σ² + ε) and β from μ and σ².</summary>
    static void EmitFactors(ChannelFormulaStep step, StepScope scope, VectorText vector)
    {
        scope.Writer.Line(vector.Store(Load(scope, vector, step, 0), Result(scope, step, 0)));
        StoreDouble(scope, vector, Result(scope, step, 1), half => $"{half(Constant(step, scope, vector, 0) ?? vector.Constant(1))} / {Deviation(step, scope, vector, half)}");
        scope.Writer.Line(vector.Store(Constant(step, scope, vector, 1) ?? vector.Zero, Result(scope, step, 2)));
    }

    /// <summary>μ, −r·dγ/m, −dβ/m and γr from μ, σ², dγ and dβ.</summary>
    static void EmitGradientFactors(ChannelFormulaStep step, StepScope scope, VectorText vector)
    {
        scope.Writer.Line($"var count = {vector.BroadcastDouble($"-(double)items * {CodeWriter.Literal(step.Pixels[0])}")};");
        scope.Writer.Line(vector.Store(Load(scope, vector, step, 0), Result(scope, step, 0)));
        StoreDouble(scope, vector, Result(scope, step, 1), half => $"{half(Load(scope, vector, step, 2))} / ({Deviation(step, scope, vector, half)} * count)");
        StoreDouble(scope, vector, Result(scope, step, 2), half => $"{half(Load(scope, vector, step, 3))} / count");
        StoreDouble(scope, vector, Result(scope, step, 3), half => $"{half(Constant(step, scope, vector, 0) ?? vector.Constant(1))} / {Deviation(step, scope, vector, half)}");
    }

    /// <summary>r + momentum·(s − r) for the mean and the unbiased variance of each use, one after the other.</summary>
    static void EmitRunningStatistics(ChannelFormulaStep step, StepScope scope, VectorText vector)
    {
        scope.Writer.Line($"var mean = {Constant(step, scope, vector, 0)};");
        scope.Writer.Line($"var variance = {Constant(step, scope, vector, 1)};");
        var momentum = vector.Constant(step.Number);
        for (var use = 0; use < step.Pixels.Count; use++)
        {
            var count = $"((float)items * {CodeWriter.Literal(step.Pixels[use])}f)";
            scope.Writer.Line($"mean += {momentum} * ({Load(scope, vector, step, 2 * use)} - mean);");
            scope.Writer.Line($"variance += {momentum} * (({Load(scope, vector, step, (2 * use) + 1)} * {vector.Broadcast($"{count} / ({count} - 1f)")}) - variance);");
        }

        scope.Writer.Line(vector.Store("mean", Result(scope, step, 0)));
        scope.Writer.Line(vector.Store("variance", Result(scope, step, 1)));
    }

    /// <summary>A few numbers enter every pixel of their channel: they are computed in double precision, by halves of a vector.</summary>
    static void StoreDouble(StepScope scope, VectorText vector, Address target, Func<Func<string, string>, string> formula) =>
        scope.Writer.Line(vector.Store(vector.Narrow(formula(vector.WidenLower), formula(vector.WidenUpper)), target));

    static string Deviation(ChannelFormulaStep step, StepScope scope, VectorText vector, Func<string, string> half) =>
        $"{scope.InstructionSet.VectorClass}.Sqrt({half(Load(scope, vector, step, 1))} + {vector.BroadcastDouble(CodeWriter.Literal(step.Number))})";

    static string Load(StepScope scope, VectorText vector, ChannelFormulaStep step, int operand) => vector.Load(BatchReductionLoops.Channels(scope, step.Operands[operand]));

    static Address Result(StepScope scope, ChannelFormulaStep step, int result) => BatchReductionLoops.Channels(scope, step.Results[result]);

    static string? Constant(ChannelFormulaStep step, StepScope scope, VectorText vector, int index) => index >= step.Constants.Count
        ? null
        : vector.Load(Address.Sum(scope.Weights(step.Constants[index]), 0, Address.Stride("block", scope.InstructionSet.Lanes)));
}
