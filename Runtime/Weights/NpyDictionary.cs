using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Runtime.Weights;

/// <summary>The text of an .npy header: a Python dictionary literal with exactly descr, fortran_order and shape.</summary>
ref struct NpyDictionary
{
    const int MaximumRank = 64;

    readonly string path;
    readonly ReadOnlySpan<char> text;
    int position;

    NpyDictionary(string path, ReadOnlySpan<char> text)
    {
        this.path = path;
        this.text = text;
    }

    public string Description { get; private set; } = "";

    public bool FortranOrder { get; private set; }

    public ImmutableArray<long> Shape { get; private set; }

    public static NpyDictionary Parse(string path, string text)
    {
        var parser = new NpyDictionary(path, text);
        parser.ReadDictionary();
        return parser;
    }

    void ReadDictionary()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Expect('{');
        while (!TryTake('}'))
        {
            var key = ReadString();
            if (!seen.Add(key)) throw Invalid($"the key '{key}' twice");
            Expect(':');
            switch (key)
            {
                case "descr": Description = ReadDescription(); break;
                case "fortran_order": FortranOrder = ReadBoolean(); break;
                case "shape": Shape = ReadShape(); break;
                default: throw Invalid($"the unknown key '{key}'");
            }

            if (TryTake(',')) continue;
            Expect('}');
            break;
        }

        SkipSpace();
        if (position != text.Length) throw Invalid($"something after the dictionary, at character {position}");
        if (seen.Count != 3) throw Invalid("no descr, fortran_order or shape");
    }

    string ReadDescription()
    {
        if (Peek() == '[') throw new InvalidFileException(path, "arrays of structures are not supported.");
        return ReadString();
    }

    bool ReadBoolean()
    {
        if (TryTakeWord("True")) return true;
        return TryTakeWord("False") ? false : throw Invalid($"neither True nor False at character {position}");
    }

    ImmutableArray<long> ReadShape()
    {
        var shape = ImmutableArray.CreateBuilder<long>();
        Expect('(');
        while (!TryTake(')'))
        {
            if (shape.Count == MaximumRank) throw Invalid($"more than {MaximumRank} dimensions");
            shape.Add(ReadNumber());
            if (TryTake(',')) continue;
            // (3) is a number in Python, not a tuple.
            if (shape.Count == 1 && Peek() == ')') throw Invalid("a shape that is not a tuple");
            Expect(')');
            break;
        }

        return shape.ToImmutable();
    }

    long ReadNumber()
    {
        SkipSpace();
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        return long.TryParse(text[start..position], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid($"no dimension from 0 to 2^63 − 1 at character {start}");
    }

    string ReadString()
    {
        var quote = Peek();
        if (quote is not ('\'' or '"')) throw Invalid($"no string at character {position}");
        var start = ++position;
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] == '\\') throw Invalid($"an escape at character {position}");
            position++;
        }

        if (position == text.Length) throw Invalid($"a string without end from character {start}");
        return text[start..position++].ToString();
    }

    char Peek()
    {
        SkipSpace();
        return position < text.Length ? text[position] : '\0';
    }

    void Expect(char expected)
    {
        if (!TryTake(expected)) throw Invalid($"no '{expected}' at character {position}");
    }

    bool TryTake(char expected)
    {
        if (Peek() != expected || position == text.Length) return false;
        position++;
        return true;
    }

    bool TryTakeWord(string word)
    {
        SkipSpace();
        if (!text[position..].StartsWith(word)) return false;
        position += word.Length;
        return true;
    }

    void SkipSpace()
    {
        while (position < text.Length && text[position] is ' ' or '\n') position++;
    }

    readonly InvalidFileException Invalid(string found) => new(path, $"the .npy header is malformed: {found}.");
}
