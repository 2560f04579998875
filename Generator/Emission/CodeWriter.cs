using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetGenCompiler.Emission;

/// <summary>Writes indented text with \n line ends, the same on every machine and under every culture.</summary>
/// <param name="depth">The level at which it begins.</param>
sealed class CodeWriter(int depth = 0) : IDisposable
{
    readonly TextBuffer text = new();
    int depth = depth;
    bool isInLine, isAtStart;

    /// <summary>Writes a line, or several where the text has line ends; an empty line carries no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        BeginLine();
        Append(line);
        return EndLine();
    }

    /// <inheritdoc cref="Line(string)"/>
#pragma warning disable IDE0060 // It has written itself.
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] CodeLine line) => EndLine();
#pragma warning restore IDE0060

    /// <summary>Begins a line, of which <see cref="Append(string)"/> writes the parts.</summary>
    /// <exception cref="InvalidOperationException">What is written in a line writes a line itself.</exception>
    public void BeginLine()
    {
        if (isInLine) throw new InvalidOperationException("a line is begun within another");
        (isInLine, isAtStart) = (true, true);
    }

    /// <summary>Writes a part of a line; what follows a line end in it is indented like the line.</summary>
    public void Append(string part)
    {
        for (var start = 0; start < part.Length;)
        {
            var end = part.IndexOf('\n', start);
            var stop = end < 0 ? part.Length : end;
            if (stop > start)
            {
                Indent();
                text.Append(part, start, stop - start);
            }

            if (end < 0) return;
            text.Append('\n');
            isAtStart = true;
            start = end + 1;
        }
    }

    /// <summary>Writes a number within a line, by the invariant culture.</summary>
    public void Append(long number)
    {
        Indent();
        if (number is >= 0 and < 10) text.Append((char)('0' + number));
        else Append(Literal(number));
    }

    /// <summary>Writes what another writer has written at this level.</summary>
    public CodeWriter Written(string lines)
    {
        text.Append(lines, 0, lines.Length);
        return this;
    }

    /// <summary>Opens a block: the header if there is one, a brace and one more level.</summary>
    public CodeWriter Open(string header = "")
    {
        if (header.Length > 0) Line(header);
        return OpenBrace();
    }

    /// <inheritdoc cref="Open(string)"/>
    public CodeWriter Open([InterpolatedStringHandlerArgument("")] CodeLine header) => Line(header).OpenBrace();

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

    public void Dispose() => text.Dispose();

    CodeWriter EndLine()
    {
        text.Append('\n');
        isInLine = false;
        return this;
    }

    CodeWriter OpenBrace()
    {
        Line("{");
        depth++;
        return this;
    }

    void Indent()
    {
        if (!isAtStart) return;
        text.Append(' ', depth * 4);
        isAtStart = false;
    }
}
