using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The text of a step, with a name for each place: <c>place0</c>, <c>place1</c>.</summary>
/// <param name="Description">What it does, as XML text: <c>direct 3×3, tile 14×2; 64×56×56 → 64×56×56</c>.</param>
/// <param name="Body">The lines of its method, at the level of a method's body.</param>
/// <param name="Places">The places, in the order of their names.</param>
/// <param name="Kernels">The kernels that it calls.</param>
/// <param name="IsShareable">Whether other steps may have the same body with other places: not where these are data.</param>
sealed record StepText(string Description, string Body, EquatableArray<StepPlace> Places, EquatableArray<KernelKey> Kernels, bool IsShareable)
{
    /// <summary>How many are remembered: the steps of a large project for all instruction sets.</summary>
    const int Remembered = 16384;

    /// <summary>Methods stand in a class.</summary>
    const int Depth = 2;

    static readonly (string Variable, string Value)[] Variables =
    [
        ("arena", "frame->Arena"), ("shared", "frame->Shared"), ("items", "frame->Items"), ("itemStride", "frame->ItemStride"), ("weights", "frame->Weights"),
        ("inputs", "frame->Inputs"), ("outputs", "frame->Outputs"), ("scratch", "frame->Scratch + (thread * frame->ScratchLength)"),
    ];

    static readonly RecentResults<StepForm, StepText> Known = new(Remembered);

    public static StepText Of(StepForm form) => Known.Of(form, Write);

    static StepText Write(StepForm form)
    {
        using var writer = new CodeWriter(Depth);
        var scope = new StepScope(form, writer);
        StepEmitters.Emit(form.Step, scope);
        var statements = writer.ToString();
        using var head = new CodeWriter(Depth);
        foreach (var (variable, value) in Variables)
        {
            if (Mentions(statements, variable)) head.Line($"var {variable} = {value};");
        }

        return new(Describe(form.Step), head.Written(statements).ToString(), scope.References.Places, scope.References.Kernels, !scope.References.HasData);
    }

    static string Describe(Step step)
    {
        var reads = string.Join(", ", step.Reads.Select(r => r.Layout.Shape.ToDisplayString()));
        var writes = string.Join(", ", step.Writes.Select(w => w.Layout.Shape.ToDisplayString()));
        var shapes = reads.Length == 0 ? writes : writes.Length == 0 ? reads : $"{reads} → {writes}";
        return XmlText.Escape($"{step.Algorithm}; {shapes}");
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
}
