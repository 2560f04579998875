using NetGenCompiler.Planning.BatchNormalization;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>Writes formulas over groups of channels: a call of the runtime, whose loops over so few numbers are the same for every layer.</summary>
static class StatisticsEmitter
{
    public static void Emit(StatisticsStep step, StepScope scope)
    {
        foreach (var result in step.Results) scope.ClearHalo(result);
        IEnumerable<Address> arguments =
        [
            .. step.Operands.Select(p => scope.Start(p)), .. step.Constants.Select(scope.Weights), .. step.Results.Select(p => scope.Start(p)), .. step.Sizes.Select(s => CodeWriter.Literal(s)),
            .. step.Epsilon is { } epsilon ? [CodeWriter.Literal(epsilon)] : Array.Empty<string>(), .. step.ReducesBatch ? new[] { "items", "itemStride" } : [],
        ];
        scope.Writer.Line($"if (part == 0) StatisticsSupport.{step.Method}({string.Join(", ", arguments)});");
    }
}
