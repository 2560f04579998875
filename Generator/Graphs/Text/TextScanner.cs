using System.Globalization;
using System.Text;

namespace NetGenCompiler.Graphs.Text;

/// <summary>Reads the words and marks of one line of text.</summary>
sealed class TextScanner(string line, int number)
{
    const int EscapeDigits = 4, Shown = 24;
    int position;

    public bool AtEnd
    {
        get
        {
            while (position < line.Length && line[position] == ' ') position++;
            return position == line.Length;
        }
    }

    /// <summary>Takes a mark or a word if it comes next.</summary>
    public bool TryTake(string text)
    {
        if (AtEnd || string.CompareOrdinal(line, position, text, 0, text.Length) != 0) return false;
        var end = position + text.Length;
        if (IsWord(text[text.Length - 1]) && end < line.Length && IsWord(line[end])) return false;
        position = end;
        return true;
    }

    public void Take(string text)
    {
        if (!TryTake(text)) throw Expected($"'{text}'");
    }

    public void TakeEnd()
    {
        if (!AtEnd) throw Expected("the end of the line");
    }

    /// <summary>Letters, digits and the marks of names and numbers.</summary>
    public string Word(string what)
    {
        if (AtEnd) throw Expected(what);
        var start = position;
        while (position < line.Length && IsWord(line[position])) position++;
        return position > start ? line.Substring(start, position - start) : throw Expected(what);
    }

    /// <summary>A name: a word, or anything in quotation marks.</summary>
    public string Name(string what)
    {
        if (!TryTake("\"")) return Word(what);
        var name = new StringBuilder();
        while (position < line.Length && line[position] != '"')
        {
            var c = line[position++];
            if (c != '\\') name.Append(c);
            else name.Append(Escape());
        }

        Take("\"");
        return name.ToString();
    }

    public int Integer(string what)
    {
        var start = position;
        if (TryInteger(Word(what), out var value)) return value;
        position = start;
        throw Expected(what);
    }

    public float Single() => Number("a number", text => (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value), value));

    public double Double() => Number("a number", text => (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value), value));

    /// <summary>Items between two marks, separated by commas.</summary>
    public List<T> List<T>(string open, string close, Func<T> item)
    {
        var items = new List<T>();
        Take(open);
        if (TryTake(close)) return items;
        do items.Add(item());
        while (TryTake(","));
        Take(close);
        return items;
    }

    public GraphTextException Expected(string what)
    {
        if (AtEnd) return new(number, $"expected {what}, but the line ends");
        var rest = line.Substring(position, Math.Min(Shown, line.Length - position));
        return new(number, $"expected {what}, but found '{rest}{(position + rest.Length < line.Length ? "…" : "")}'");
    }

    public GraphTextException Error(string message) => new(number, message);

    public static bool TryInteger(string word, out int value) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Whether a name can stand without quotation marks.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name.All(IsWord);

    char Escape()
    {
        var digits = position + EscapeDigits <= line.Length ? line.Substring(position, EscapeDigits) : "";
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) throw Expected("four hexadecimal digits");
        position += EscapeDigits;
        return (char)code;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '#' or '+' or '-';

    T Number<T>(string what, Func<string, (bool Success, T Value)> parse)
    {
        var start = position;
        if (parse(Word(what)) is (true, var value)) return value;
        position = start;
        throw Expected(what);
    }
}
