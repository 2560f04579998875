using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes a method for each step of a plan; those of one geometry call one that they share.</summary>
static class StepMethodsEmitter
{
    const string Parameters = "Frame* frame, int thread, int part, int parts";

    static readonly (string Variable, string Member)[] Members =
        [("arena", "Arena"), ("shared", "Shared"), ("items", "Items"), ("itemStride", "ItemStride"), ("weights", "Weights"), ("inputs", "Inputs"), ("outputs", "Outputs")];

    public static void Emit(NetworkPlan plan, IReadOnlyList<string> names, CodeWriter writer)
    {
        var used = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var (body, steps) in new StepBodies(plan).Groups())
        {
            var (first, places) = steps[0];
            writer.Line();
            if (steps.Count == 1)
            {
                writer.Line($"/// <summary>{Describe(plan.Steps[first])}</summary>");
                EmitBody(names[first], ParametersOf(plan.Steps[first]), body, writer);
                continue;
            }

            var name = Identifiers.Unique($"{names[first]}Alike", used);
            writer.Line($"/// <summary>{steps.Count} layers of the geometry of {XmlText.Escape(plan.Steps[first].Name)}, which differ in where their values and weights lie.</summary>");
            EmitBody(name, string.Concat(places.Select((_, i) => $", long {StepScope.PlaceName(i)}").Prepend(ParametersOf(plan.Steps[first]))), body, writer);
            foreach (var (step, own) in steps) EmitCall(plan.Steps[step], names[step], name, own, writer);
        }
    }

    static string ParametersOf(Step step) => $"{Parameters}{(step.Turns > 1 ? ", int turn" : "")}{(step.KeepsScratch ? ", ref int kept" : "")}";

    static void EmitBody(string name, string parameters, string body, CodeWriter writer)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"static void {name}({parameters})");
        foreach (var (variable, member) in Members)
        {
            if (Mentions(body, variable)) writer.Line($"var {variable} = frame->{member};");
        }

        if (Mentions(body, "scratch")) writer.Line("var scratch = frame->Scratch + (thread * frame->ScratchLength);");
        writer.Line(body).Close();
    }

    static void EmitCall(Step step, string name, string shared, IEnumerable<long> places, CodeWriter writer)
    {
        writer.Line();
        writer.Line($"/// <summary>{Describe(step)}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"static void {name}({ParametersOf(step)}) => {shared}(frame, thread, part, parts{(step.Turns > 1 ? ", turn" : "")}{(step.KeepsScratch ? ", ref kept" : "")}{string.Concat(places.Select(p => $", {CodeWriter.Literal(p)}"))});");
    }

    /// <summary>Whether a word stands in a text, not as a part of another.</summary>
    static bool Mentions(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end]))) return true;
        }

        return false;

        static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
    }

    static string Describe(Step step)
    {
        var reads = string.Join(", ", step.Reads.Select(r => r.Layout.Shape.ToDisplayString()));
        var writes = string.Join(", ", step.Writes.Select(w => w.Layout.Shape.ToDisplayString()));
        var shapes = reads.Length == 0 ? writes : writes.Length == 0 ? reads : $"{reads} → {writes}";
        return XmlText.Escape($"{step.Name}: {step.Algorithm}; {shapes}.");
    }
}
