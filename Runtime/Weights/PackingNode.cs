using System.Globalization;

namespace NetGen.Runtime.Weights;

/// <summary>A call, a parameter or a number of a <see cref="PackingTable"/>.</summary>
/// <param name="Name">The name of the function, <c>p12</c> for the parameter 12, or the number.</param>
/// <param name="Arguments">What the function is given.</param>
sealed record PackingNode(string Name, IReadOnlyList<PackingNode> Arguments)
{
    public PackingNode this[int index] => index < Arguments.Count ? Arguments[index] : throw new FormatException($"{Name} needs more than {Arguments.Count} arguments.");

    public int Integer => int.Parse(Name, CultureInfo.InvariantCulture);

    public float Number => float.Parse(Name, CultureInfo.InvariantCulture);

    public bool Truth => bool.Parse(Name);

    /// <summary>Whether it is a parameter alone.</summary>
    public bool IsParameter => Arguments.Count == 0 && Name.StartsWith('p');

    /// <summary>The index of the parameter.</summary>
    public int Parameter => Name.StartsWith('p') ? int.Parse(Name.AsSpan(1), CultureInfo.InvariantCulture) : throw new FormatException($"'{Name}' is no parameter.");

    /// <summary>Reads a call: a name, and its arguments in parentheses where it has any.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static PackingNode Parse(ReadOnlySpan<char> text)
    {
        var at = 0;
        var node = Parse(text, ref at);
        return at == text.Length ? node : throw new FormatException($"'{text}' goes on after a call.");
    }

    static PackingNode Parse(ReadOnlySpan<char> text, ref int at)
    {
        var length = text[at..].IndexOfAny("(,)");
        var name = (length < 0 ? text[at..] : text.Slice(at, length)).Trim().ToString();
        at = length < 0 ? text.Length : at + length;
        List<PackingNode> arguments = [];
        if (at == text.Length || text[at] != '(') return new(name, arguments);
        do
        {
            at++;
            if (at < text.Length && text[at] == ')') break;
            arguments.Add(Parse(text, ref at));
        }
        while (at < text.Length && text[at] == ',');
        if (at >= text.Length || text[at] != ')') throw new FormatException($"'{text}' has an open parenthesis.");
        at++;
        return new(name, arguments);
    }
}
