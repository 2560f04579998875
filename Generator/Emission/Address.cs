namespace NetGenCompiler.Emission;

/// <summary>
/// An address as C# text: a pointer and what is added to it. It is written as the address of an element, <c>&amp;x[16 + (row * 460L)]</c>,
/// since the C# compiler binds that several times faster than a sum with a pointer, of which a network has thousands.
/// </summary>
/// <param name="Pointer">The pointer's name.</param>
/// <param name="Offset">The constant part of the index.</param>
/// <param name="Terms">The rest of the index, empty or a sum.</param>
readonly record struct Address(string Pointer, long Offset, string Terms)
{
    public static implicit operator Address(string pointer) => new(pointer, 0, "");

    /// <summary>What lies there: <c>x[16]</c>.</summary>
    public string Element => Index.Length == 0 ? $"*{Pointer}" : $"{Pointer}[{Index}]";

    string Index => Terms.Length == 0 ? (Offset == 0 ? "" : CodeWriter.Literal(Offset)) : Offset == 0 ? Unwrapped(Terms) : $"{CodeWriter.Literal(Offset)} + {Terms}";

    /// <summary>An address at a distance from another: a constant one and terms, of which those that are empty count for nothing.</summary>
    public static Address Sum(Address address, long offset, params string[] terms) =>
        address with { Offset = address.Offset + offset, Terms = string.Join(" + ", terms.Prepend(address.Terms).Where(t => t.Length > 0)) };

    /// <summary><c>(4 * rowStep)</c>, nothing where the factor is zero.</summary>
    public static string Times(long factor, string name) => factor == 0 ? "" : factor == 1 ? name : $"({CodeWriter.Literal(factor)} * {name})";

    /// <summary><c>(index * 64L)</c>, for indices that are an int: products with a stride may exceed it.</summary>
    public static string Stride(string index, long stride) => index.Length == 0 || stride == 0 ? "" : stride == 1 ? index : $"({index} * {CodeWriter.Literal(stride)}L)";

    /// <summary>Writes it within a line.</summary>
    public void Write(CodeWriter writer)
    {
        if (Terms.Length == 0 && Offset == 0)
        {
            writer.Append(Pointer);
            return;
        }

        writer.Append("&");
        writer.Append(Pointer);
        writer.Append("[");
        if (Terms.Length == 0) writer.Append(Offset);
        else if (Offset == 0) writer.Append(Unwrapped(Terms));
        else
        {
            writer.Append(Offset);
            writer.Append(" + ");
            writer.Append(Terms);
        }

        writer.Append("]");
    }

    public override string ToString() => Index.Length == 0 ? Pointer : $"&{Pointer}[{Index}]";

    /// <summary>A single term without its parentheses.</summary>
    static string Unwrapped(string terms)
    {
        if (terms[0] != '(') return terms;
        var depth = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            depth += terms[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i == terms.Length - 1 ? terms.Substring(1, i - 1) : terms;
        }

        return terms;
    }
}
