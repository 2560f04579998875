namespace NetGenCompiler.Ops.Facts;

/// <summary>A value that an argument should have.</summary>
/// <param name="Argument">The name of the layer's parameter.</param>
/// <param name="Value">The value as C# has it: <c>64</c>, <c>(3, 1)</c>.</param>
sealed record ArgumentChange(string Argument, string Value)
{
    /// <summary>Alternatives, each a set of changes that go together: <c>groups=2|groups=4</c>, <c>kernel=4;padding=1</c>.</summary>
    public static Fact Fact(params IEnumerable<IEnumerable<ArgumentChange>> alternatives) =>
        new(FactNames.Changes, string.Join("|", alternatives.Select(a => string.Join(";", a.Select(c => $"{c.Argument}={c.Value}")))));

    /// <summary>The alternatives of a fact's value.</summary>
    public static IReadOnlyList<IReadOnlyList<ArgumentChange>> Read(string value) =>
        [.. value.Split('|').Select(a => (IReadOnlyList<ArgumentChange>)[.. a.Split(';').Select(ReadOne)])];

    static ArgumentChange ReadOne(string text)
    {
        var sign = text.IndexOf('=');
        return sign < 0 ? new(text, "") : new(text.Substring(0, sign), text.Substring(sign + 1));
    }
}
