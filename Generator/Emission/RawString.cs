namespace NetGenCompiler.Emission;

/// <summary>Text of several lines as a raw string of C#.</summary>
static class RawString
{
    /// <summary>Writes a property whose value is a text in UTF-8.</summary>
    /// <param name="declaration">The property: <c>static ReadOnlySpan&lt;byte&gt; Table</c>.</param>
    /// <param name="lines">The lines of the text.</param>
    /// <param name="writer">Where it is written.</param>
    public static void EmitUtf8(string declaration, IEnumerable<string> lines, CodeWriter writer) => Emit(declaration, lines, "u8", writer);

    /// <summary>Writes a property whose value is a string.</summary>
    /// <param name="declaration">The property: <c>static string Text</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="writer">Where it is written.</param>
    public static void Emit(string declaration, string text, CodeWriter writer) => Emit(declaration, Lines(text), "", writer);

    /// <summary>The lines of a text, which may end with a line end.</summary>
    public static IEnumerable<string> Lines(string text) => text.TrimEnd('\n').Split('\n');

    static void Emit(string declaration, IEnumerable<string> lines, string suffix, CodeWriter writer)
    {
        List<string> all = [.. lines];
        if (all.TrueForAll(l => l.Length == 0))
        {
            writer.Line($"{declaration} => \"\"{suffix};");
            return;
        }

        var quotes = new string('"', Math.Max(3, all.Max(LongestRun) + 1));
        writer.Line($"{declaration} => {quotes}");
        foreach (var line in all)
        {
            if (line.Length == 0) writer.Line();
            else writer.Line($"    {line}");
        }

        writer.Line($"    {quotes}{suffix};");
    }

    static int LongestRun(string text)
    {
        if (text.IndexOf('"') < 0) return 0;
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
