using System.Globalization;
using System.Runtime.CompilerServices;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>Reads the text form of definitions. Every count is checked against what is left of the text before anything is allocated.</summary>
sealed class DefinitionReader
{
    readonly string text;
    readonly string[] strings;
    int position;
    int depth;

    public DefinitionReader(string text, string kind)
    {
        if (text.Length > DefinitionText.MaximumLength) throw new FormatException($"the text is longer than {DefinitionText.MaximumLength} characters");
        this.text = text;
        var header = text.IndexOf('\n') < 0 ? text : Line();
        var expected = string.Format(CultureInfo.InvariantCulture, "netgen {0} {1}", kind, DefinitionText.Version);
        if (header != expected) throw new FormatException($"expected '{expected}' and found '{(header.Length > 40 ? header.Substring(0, 40) : header)}'");
        strings = new string[Count(Line())];
        for (var i = 0; i < strings.Length; i++) strings[i] = Unescape(Line());
    }

    public NetworkDefinition Network() => Whole(new NetworkDefinition(
        Text(), Text(), Text(), Text(), Number() != 0, Member<ElementType>(Number()), OptionalTraining(), Node(), Text(), Items(() => new InputDefinition(Text(), Items(() => Items(Number)))), Items(Text),
        Items(Type), Items(Method)));

    public ModuleLibrary Library() => Whole(new ModuleLibrary(
        Text(), Items(Type), Items(Method), Items(() => new MethodPlaces(Text(), Text(), Items(Number)))));

    TrainingDefinition? OptionalTraining() => Number() == 0 ? null : new(Long(), Member<ElementType>(Number())) { Frozen = new(Items(Text), Items(Text)) };

    TypeDefinition Type() => new(
        Text(), Text(), Member<TypeForm>(Number()), OptionalNode(), Items(Node), Items(Text), Items(Field), Items(Field), OptionalText(), OptionalText(),
        Items(() => new SlotDefinition(Text(), Text())), Items(Text),
        Items(() => new PrintedMemberDefinition(Text(), Text())), Items(() => new EnumMemberDefinition(Text(), Long())), OptionalText(), Number() != 0);

    FieldDefinition Field() => new(Text(), Text(), Node());

    MethodDefinition Method()
    {
        var method = new MethodDefinition(Text(), Text(), Number(), Number(), Items(Text), Node());
        return method.Parameters >= 0 && method.Slots >= method.Parameters && method.Slots <= 10_000
            ? method
            : throw Fail($"'{method.Key}' has {method.Parameters} parameters in {method.Slots} slots");
    }

    DefinitionNode Node()
    {
        if (++depth > DefinitionText.MaximumDepth) throw Fail($"nodes nest deeper than {DefinitionText.MaximumDepth}");
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Enum.TryParse<NodeKind>(Text(), out var kind)) throw Fail("unknown node");
        var node = new DefinitionNode(kind, Number(), Number(), OptionalText(), Value(), Items(Node));
        depth--;
        return node;
    }

    object? Value()
    {
        if (Skip('-')) return null;
        var code = Member<TypeCode>(Number());
        var value = Text();
        if (code is TypeCode.Empty or TypeCode.Object or TypeCode.DBNull or TypeCode.DateTime) throw Fail($"a constant cannot be a {code}");
        try
        {
            if (code == TypeCode.Char) return (char)ushort.Parse(value, CultureInfo.InvariantCulture);
            return System.Convert.ChangeType(value, code, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw Fail($"a constant is outside {code}");
        }
    }

    DefinitionNode? OptionalNode() => Number() == 0 ? null : Node();

    string? OptionalText() => Skip('-') ? null : Text();

    string Text()
    {
        var index = Number();
        return index >= 0 && index < strings.Length ? strings[index] : throw Fail($"there is no string {index}");
    }

    int Number()
    {
        var end = text.IndexOf(' ', position);
        if (end < 0 || end - position > 11) throw Fail("a number is missing");
        var token = text.Substring(position, end - position);
        if (!int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw Fail("not a number");
        position = end + 1;
        return number;
    }

    long Long() => long.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Fail("not a number");

    EquatableArray<T> Items<T>(Func<T> read)
        where T : IEquatable<T>
    {
        var count = Number();

        // An item takes at least two characters.
        if (count < 0 || count > (text.Length - position) / 2) throw Fail($"{count} items do not fit");
        var items = new List<T>(Math.Min(count, 16));
        for (var i = 0; i < count; i++) items.Add(read());
        return new([.. items]);
    }

    TEnum Member<TEnum>(int number)
        where TEnum : struct, Enum =>
        Enum.IsDefined(typeof(TEnum), number) ? (TEnum)Enum.ToObject(typeof(TEnum), number) : throw Fail($"{number} is no {typeof(TEnum).Name}");

    bool Skip(char mark)
    {
        if (position + 1 >= text.Length || text[position] != mark || text[position + 1] != ' ') return false;
        position += 2;
        return true;
    }

    int Count(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= text.Length - position ? count : throw Fail("bad count of strings");

    string Line()
    {
        var end = text.IndexOf('\n', position);
        if (end < 0) throw Fail("a line is missing");
        var line = text.Substring(position, end - position);
        position = end + 1;
        return line;
    }

    T Whole<T>(T definition) => position == text.Length ? definition : throw Fail("text is left over");

    FormatException Fail(string reason) => new($"{reason} (at character {position})");

    static string Unescape(string text)
    {
        if (text.IndexOf('\\') < 0) return text;
        var result = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\\' && i + 1 < text.Length)
            {
                character = text[++i] switch
                {
                    'n' => '\n',
                    'r' => '\r',
                    '0' => '\0',
                    var other => other,
                };
            }

            result.Append(character);
        }

        return result.ToString();
    }
}
