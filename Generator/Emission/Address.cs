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

    /// <summary><c>(factor * name)</c>, nothing where the factor is zero.</summary>
    public static string Times(long factor, string name) => factor == 0 ? "" : factor == 1 ? name : $"({CodeWriter.Literal(factor)} * {name})";
}
