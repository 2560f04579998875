using System.Globalization;
using System.Text;

namespace NetGen.Cli.Reports.Html;

/// <summary>
/// Writes HTML with inline SVG that is well-formed XML too. All text and every attribute is escaped here and nowhere else: names may hold anything.
/// </summary>
sealed class Markup
{
    readonly StringBuilder text = new();
    readonly Stack<string> open = new();

    /// <summary>Begins an element; attributes that are null are left out.</summary>
    public Markup Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        text.Append('>');
        open.Push(tag);
        return this;
    }

    public Markup Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element of text alone.</summary>
    public Markup Element(string tag, string content, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(content).Close();

    /// <summary>An element that never has content: a shape, or one of HTML's void elements.</summary>
    public Markup Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        text.Append("/>");
        return this;
    }

    public Markup Text(string content)
    {
        Escape(content);
        return this;
    }

    public Markup Line()
    {
        text.Append('\n');
        return this;
    }

    /// <summary>Text of this program, such as its style, which must not hold what needs escaping.</summary>
    public Markup Constant(string content)
    {
        text.Append(content);
        return this;
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => (Math.Round(value * 10) / 10 + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString();

    void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            text.Append(' ').Append(name).Append("=\"");
            Escape(value);
            text.Append('"');
        }
    }

    void Escape(string content)
    {
        foreach (var rune in content.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\n':
                    text.Append('\n');
                    break;
                default:
                    // Control characters, bidirectional overrides and halves of a pair have no place in a page.
                    text.Append(IsPrintable(rune) ? rune.ToString() : "\uFFFD");
                    break;
            }
        }
    }

    static bool IsPrintable(Rune rune) => !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not (0xFFFE or 0xFFFF);
}
