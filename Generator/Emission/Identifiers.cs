namespace NetGenCompiler.Emission;

/// <summary>Names of the user as C# writes them.</summary>
static class Identifiers
{
    static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false " +
         "finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private " +
         "protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked " +
         "unsafe ushort using virtual void volatile while __arglist __makeref __reftype __refvalue").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The name, with an @ before a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The name of a type, with an @ where it is of lower-case letters only: C# keeps such names for keywords to come.</summary>
    public static string EscapeType(string name) => name.All(c => c is >= 'a' and <= 'z' or '_') ? "@" + name : Escape(name);

    /// <summary>Names with dots between them, the last that of a type.</summary>
    public static string EscapePath(string path) =>
        path.LastIndexOf('.') is >= 0 and var end ? $"{EscapeSpace(path.Substring(0, end))}.{EscapeType(path.Substring(end + 1))}" : EscapeType(path);

    /// <summary>The names of a namespace.</summary>
    public static string EscapeSpace(string path) => string.Join(".", path.Split('.').Select(Escape));

    /// <summary>The name, or the name with the first number that makes it another than those in use.</summary>
    public static string Unique(string name, HashSet<string> used)
    {
        for (var i = 1; ; i++)
        {
            var candidate = i == 1 ? name : $"{name}_{i}";
            if (used.Add(candidate)) return candidate;
        }
    }
}
