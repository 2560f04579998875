using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Normalization;

namespace NetGenCompiler.Emission.Normalization;

/// <summary>Writes a step along an axis: a call for each row, or for each vector of columns.</summary>
static class AxisStepEmitter
{
    public static void Emit(AxisStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var (writer, lanes) = (scope.Writer, scope.InstructionSet.Lanes);
        if (step.Inner == 1)
        {
            scope.Share(step.Outer);
            writer.Open("for (var row = from; row < to; row++)");
            Call(step, scope, AxisForm.Row, p => Address.Stride("row", step.IsWhole(p) ? step.Length : 1), "");
            writer.Close();
            return;
        }

        var (whole, rest) = (step.Inner / lanes, step.Inner % lanes);
        var groups = whole + (rest > 0 ? 1 : 0);
        scope.Share((long)step.Outer * groups);
        writer.Open("for (var unit = from; unit < to; unit++)");
        writer.Line($"var (outer, group) = Math.DivRem(unit, {groups});");
        var all = step.Sources.Append(step.Target).ToList();
        if (all.Exists(step.IsWhole)) writer.Line($"var full = (outer * {step.Length * step.Inner}) + (group * {lanes});");
        if (all.Exists(p => !step.IsWhole(p))) writer.Line($"var reduced = (outer * {step.Inner}) + (group * {lanes});");
        if (whole > 0)
        {
            if (rest > 0) writer.Open($"if (group < {whole})");
            Call(step, scope, AxisForm.Columns, Place, $", {step.Inner}");
            if (rest > 0) writer.Close().Open("else");
        }

        if (rest > 0) Call(step, scope, AxisForm.PartOfColumns, Place, $", {step.Inner}, {rest}");
        if (whole > 0 && rest > 0) writer.Close();
        writer.Close();

        string Place(Placement value) => step.IsWhole(value) ? "full" : "reduced";
    }

    static void Call(AxisStep step, StepScope scope, AxisForm form, Func<Placement, string> place, string columns)
    {
        var kernel = step.Kernel(form);
        var sources = step.Sources.Select(At).ToList();
        var others = string.Concat(sources.Skip(1).Select(s => $", {s}"));
        var epsilon = kernel.HasEpsilon ? $", {CodeWriter.Literal(step.Epsilon)}" : "";
        var weight = kernel.HasWeight ? $", {string.Join(", ", step.Constants.Select(scope.Weights))}" : "";
        scope.Writer.Line($"{scope.Kernel(kernel)}({sources[0]}, {At(step.Target)}, {step.Length}{columns}{others}{epsilon}{weight});");

        Address At(Placement value) => Address.Sum(scope.Start(value), 0, place(value));
    }
}
