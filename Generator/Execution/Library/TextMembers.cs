namespace NetGenCompiler.Execution;

/// <summary>Instance members of System.String.</summary>
static class TextMembers
{
    public static object? Call(Interpreter interpreter, string text, string name, LibraryCall call) => (name, call.Arguments) switch
    {
        ("Length", []) => text.Length,
        ("ToUpperInvariant" or "ToUpper", []) => text.ToUpperInvariant(),
        ("ToLowerInvariant" or "ToLower", []) => text.ToLowerInvariant(),
        ("Trim", []) => text.Trim(),
        ("Trim", [char mark]) => text.Trim(mark),
        ("TrimStart", [char mark]) => text.TrimStart(mark),
        ("TrimEnd", [char mark]) => text.TrimEnd(mark),
        ("Substring", [int start]) => text.Substring(start),
        ("Substring", [int start, int length]) => text.Substring(start, length),
        ("Replace", [string old, var replacement]) => TextFunctions.Sized(interpreter, text.Replace(old, (string?)replacement)),
        ("Replace", [char old, char replacement]) => text.Replace(old, replacement),
        ("StartsWith", [string start, ..]) => text.StartsWith(start, TextFunctions.Comparison(call, 1)),
        ("StartsWith", [char start]) => text.Length > 0 && text[0] == start,
        ("EndsWith", [string end, ..]) => text.EndsWith(end, TextFunctions.Comparison(call, 1)),
        ("EndsWith", [char end]) => text.Length > 0 && text[text.Length - 1] == end,
        ("Contains", [string part, ..]) => text.IndexOf(part, TextFunctions.Comparison(call, 1)) is not -1,
        ("Contains", [char part]) => text.Any(c => c == part),
        ("IndexOf", [string part, ..]) => text.IndexOf(part, TextFunctions.Comparison(call, 1)),
        ("IndexOf", [char part]) => text.IndexOf(part),
        ("LastIndexOf", [char part]) => text.LastIndexOf(part),
        ("PadLeft", [int width, ..]) => Padded(interpreter, width, () => text.PadLeft(width, Mark(call))),
        ("PadRight", [int width, ..]) => Padded(interpreter, width, () => text.PadRight(width, Mark(call))),
        ("Split", [char mark, ..]) => text.Split(mark).ToArray<object?>(),
        ("Split", [IReadOnlyList<object?> marks]) => text.Split([.. marks.Cast<char>()]).ToArray<object?>(),
        ("Split", [string mark, ..]) => text.Split([mark], StringSplitOptions.None).ToArray<object?>(),
        ("ToCharArray", []) => text.Select(c => (object?)c).ToArray(),
        ("Equals", [var other, _]) => string.Equals(text, other as string, TextFunctions.Comparison(call, 1)),
        _ => throw Library.Unsupported($"string.{name}"),
    };

    static char Mark(LibraryCall call) => call.Count > 1 ? (char)call[1]! : ' ';

    static string Padded(Interpreter interpreter, int width, Func<string> pad)
    {
        interpreter.Limits.Allocate(width);
        return pad();
    }
}
