using NetGenCompiler.Planning.Normalization;

namespace NetGenCompiler.Emission.Normalization;

/// <summary>Writes a step along an axis: a call for each row, or for each vector of columns.</summary>
static class AxisStepEmitter
{
    public static void Emit(AxisStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (writer, lanes) = (scope.Writer, scope.InstructionSet.Lanes);
        var reduces = step.Kernel(AxisForm.Row).Reduces;
        var (sourceStride, targetStride) = (step.Length * step.Inner, (reduces ? 1 : step.Length) * step.Inner);
        if (step.Inner == 1)
        {
            scope.Share(step.Outer);
            writer.Open("for (var row = from; row < to; row++)");
            Call(step, scope, AxisForm.Row, Address.Times(sourceStride, "row"), Address.Times(targetStride, "row"), "");
            writer.Close();
            return;
        }

        var (whole, rest) = (step.Inner / lanes, step.Inner % lanes);
        var groups = whole + (rest > 0 ? 1 : 0);
        scope.Share((long)step.Outer * groups);
        writer.Open("for (var unit = from; unit < to; unit++)");
        writer.Line($"var (outer, group) = Math.DivRem(unit, {groups});");
        writer.Line($"var source = (outer * {sourceStride}) + (group * {lanes});");
        writer.Line(targetStride == sourceStride ? "var target = source;" : $"var target = (outer * {targetStride}) + (group * {lanes});");
        if (whole > 0)
        {
            if (rest > 0) writer.Open($"if (group < {whole})");
            Call(step, scope, AxisForm.Columns, "source", "target", $", {step.Inner}");
            if (rest > 0) writer.Close().Open("else");
        }

        if (rest > 0) Call(step, scope, AxisForm.PartOfColumns, "source", "target", $", {step.Inner}, {rest}");
        if (whole > 0 && rest > 0) writer.Close();
        writer.Close();
    }

    static void Call(AxisStep step, StepScope scope, AxisForm form, string source, string target, string columns)
    {
        var kernel = step.Kernel(form);
        var epsilon = kernel.HasEpsilon ? $", {CodeWriter.Literal(step.Epsilon)}" : "";
        var weight = kernel.HasWeight ? $", {scope.Weights(step.Weights[0])}" : "";
        scope.Writer.Line($"{scope.Kernel(kernel)}({Address.Sum(scope.Start(step.Source), 0, source)}, {Address.Sum(scope.Start(step.Target), 0, target)}, {step.Length}{columns}{epsilon}{weight});");
    }
}
