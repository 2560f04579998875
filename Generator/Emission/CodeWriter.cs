using System.Globalization;
using System.Text;

namespace NetGenCompiler.Emission;

/// <summary>Writes indented text with \n line ends, the same on every machine and under every culture.</summary>
/// <param name="depth">The level at which it begins.</param>
sealed class CodeWriter(int depth = 0)
{
    readonly StringBuilder text = new();
    int depth = depth;

    /// <summary>Writes a line, or several where the text has line ends; an empty line carries no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        for (var start = 0; start <= line.Length;)
        {
            var end = line.IndexOf('\n', start);
            if (end < 0) end = line.Length;
            if (end > start) text.Append(' ', depth * 4).Append(line, start, end - start);
            text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes what another writer has written at this level.</summary>
    public CodeWriter Written(string lines)
    {
        text.Append(lines);
        return this;
    }

    /// <summary>Opens a block: the header if there is one, a brace and one more level.</summary>
    public CodeWriter Open(string header = "")
    {
        if (header.Length > 0) Line(header);
        Line("{");
        depth++;
        return this;
    }

    /// <summary>Closes the innermost block.</summary>
    public CodeWriter Close(string suffix = "")
    {
        depth--;
        return Line("}" + suffix);
    }

    /// <summary>A number as C# reads it, by the invariant culture.</summary>
    public static string Literal(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A single-precision number as C# reads it: <c>0.1f</c>, <c>float.NegativeInfinity</c>.</summary>
    public static string Literal(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "f",
    };

    /// <summary>A string as a C# literal.</summary>
    public static string Literal(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in value)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' and < '\u00a0' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    public override string ToString() => text.ToString();
}
