using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes a method for each step of a plan; those of one geometry call one that they share.</summary>
static class StepMethodsEmitter
{
    const string Parameters = "Frame* frame, int thread, int part, int parts";

    public static void Emit(StepTexts texts, IReadOnlyList<string> names, CodeWriter writer)
    {
        var plan = texts.Plan;
        var used = new HashSet<string>(names, StringComparer.Ordinal);
        var weights = PackingEmitter.Offsets(plan);
        foreach (var alike in Enumerable.Range(0, plan.Steps.Count).GroupBy(i => texts[i].IsShareable ? texts[i].Body : names[i], StringComparer.Ordinal))
        {
            List<int> steps = [.. alike];
            var (first, text) = (plan.Steps[steps[0]], texts[steps[0]]);
            writer.Line();
            if (steps.Count == 1)
            {
                writer.Line($"/// <summary>{Describe(first, text)}</summary>");
                EmitBody(names[steps[0]], ParametersOf(first), text, Places(text).Select((p, i) => $"{StepReferences.PlaceName(i)} = {CodeWriter.Literal(p)}"), writer);
                continue;
            }

            var name = Identifiers.Unique($"{names[steps[0]]}Alike", used);
            writer.Line($"/// <summary>{steps.Count} layers of the geometry of {XmlText.Escape(first.Name)}, which differ in where their values and weights lie.</summary>");
            EmitBody(name, string.Concat(text.Places.Select((_, i) => $", long {StepReferences.PlaceName(i)}").Prepend(ParametersOf(first))), text, [], writer);
            foreach (var step in steps) EmitCall(plan.Steps[step], names[step], name, texts[step], Places(texts[step]), writer);
        }

        IEnumerable<long> Places(StepText text) => text.Places.Select(p => p.In(plan, weights));
    }

    static string ParametersOf(Step step) => $"{Parameters}{(step.Turns > 1 ? ", int turn" : "")}{(step.KeepsScratch ? ", ref int kept" : "")}";

    static void EmitBody(string name, string parameters, StepText text, IEnumerable<string> constants, CodeWriter writer)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"static void {name}({parameters})");
        if (string.Join(", ", constants) is { Length: > 0 } places) writer.Line($"const {(text.IsShareable ? "long" : "int")} {places};");
        writer.Written(text.Body).Close();
    }

    static void EmitCall(Step step, string name, string shared, StepText text, IEnumerable<long> places, CodeWriter writer)
    {
        writer.Line();
        writer.Line($"/// <summary>{Describe(step, text)}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"static void {name}({ParametersOf(step)}) => {shared}(frame, thread, part, parts{(step.Turns > 1 ? ", turn" : "")}{(step.KeepsScratch ? ", ref kept" : "")}{string.Concat(places.Select(p => $", {CodeWriter.Literal(p)}"))});");
    }

    static string Describe(Step step, StepText text) => $"{XmlText.Escape(step.Name)}: {text.Description}.";
}
