using System.Text.RegularExpressions;

namespace NetGenCompiler.Emission;

/// <summary>Addresses as C# text.</summary>
static class Address
{
    /// <summary><c>pointer + offset + term…</c>, without what is zero or empty.</summary>
    public static string Sum(string pointer, long offset, params string[] terms)
    {
        var sum = terms.Where(t => t.Length > 0).Aggregate(pointer, (text, term) => $"{text} + {term}");
        return offset == 0 ? sum : $"{sum} + {CodeWriter.Literal(offset)}";
    }

    /// <summary>
    /// <c>&amp;pointer[offset]</c> for <c>pointer + offset</c>, and <c>pointer[offset]</c> for what lies there: the C# compiler binds an element
    /// several times faster than a sum, of which a kernel has hundreds.
    /// </summary>
    public static (string Address, string Element) Element(string sum)
    {
        var match = Regex.Match(sum, @"^(\w+) \+ (\d+)$");
        return match.Success ? ($"&{match.Groups[1].Value}[{match.Groups[2].Value}]", $"{match.Groups[1].Value}[{match.Groups[2].Value}]") : (sum, $"*({sum})");
    }

    /// <summary><c>(factor * name)</c>, nothing where the factor is zero.</summary>
    public static string Times(long factor, string name) => factor == 0 ? "" : factor == 1 ? name : $"({CodeWriter.Literal(factor)} * {name})";
}
