namespace NetGenCompiler.Emission;

/// <summary>Text of several lines as a raw string of C#.</summary>
static class RawString
{
    public static string Of(string text)
    {
        if (text.Length == 0) return "\"\"";
        var quotes = new string('"', Math.Max(3, LongestRun(text) + 1));
        var lines = text.TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? "" : "    " + l);
        return $"{quotes}\n{string.Join("\n", lines)}\n    {quotes}";
    }

    static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
