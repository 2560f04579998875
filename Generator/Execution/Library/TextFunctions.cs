using System.Globalization;

namespace NetGenCompiler.Execution;

/// <summary>Static members of System.String and parsing.</summary>
static class TextFunctions
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["System.String.Join"] = Join,
        ["System.String.Concat"] = (i, c) => Sized(i, string.Concat((c.Count == 1 && c[0] is not string ? Collections.Items(c[0]) : c.Arguments).Select(p => ValueText.Of(i, p)))),
        ["System.String.Format"] = Format,
        ["System.String.IsNullOrEmpty"] = (_, c) => string.IsNullOrEmpty((string?)c[0]),
        ["System.String.IsNullOrWhiteSpace"] = (_, c) => string.IsNullOrWhiteSpace((string?)c[0]),
        ["System.String.Equals"] = (_, c) => string.Equals((string?)c[0], (string?)c[1], Comparison(c, 2)),
        ["System.String.Compare"] = (_, c) => string.Compare((string?)c[0], (string?)c[1], Comparison(c, 2)),
        ["System.String.CompareOrdinal"] = (_, c) => string.CompareOrdinal((string?)c[0], (string?)c[1]),
        ["System.Int32.Parse"] = (_, c) => int.Parse((string)c[0]!, CultureInfo.InvariantCulture),
        ["System.Single.Parse"] = (_, c) => float.Parse((string)c[0]!, CultureInfo.InvariantCulture),
        ["System.Double.Parse"] = (_, c) => double.Parse((string)c[0]!, CultureInfo.InvariantCulture),
        ["System.Int32.TryParse"] = (_, c) => TryParse(c),
        ["System.Char.IsDigit"] = (_, c) => char.IsDigit((char)c[0]!),
        ["System.Char.IsLetter"] = (_, c) => char.IsLetter((char)c[0]!),
        ["System.Char.IsUpper"] = (_, c) => char.IsUpper((char)c[0]!),
        ["System.Char.ToUpperInvariant"] = (_, c) => char.ToUpperInvariant((char)c[0]!),
        ["System.Char.ToLowerInvariant"] = (_, c) => char.ToLowerInvariant((char)c[0]!),
        ["System.Object.Equals"] = (i, c) => i.Comparer.Equals(c[0], c[1]),
        ["System.Object.ReferenceEquals"] = (_, c) => ReferenceEquals(c[0], c[1]),
        ["System.HashCode.Combine"] = (i, c) => i.Comparer.GetHashCode(new TupleValue(c.Arguments)),
    };

    public static string Sized(Interpreter interpreter, string text)
    {
        interpreter.Limits.Allocate(text.Length);
        return text;
    }

    /// <summary>The comparison that an argument asks for; ordinal by default, as in the invariant culture.</summary>
    public static StringComparison Comparison(LibraryCall call, int argument) =>
        call.Count > argument && call[argument] is EnumValue { Type: "T:System.StringComparison" } value && value.Number is 1 or 3 or 5
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    static string Join(Interpreter interpreter, LibraryCall call) =>
        Sized(interpreter, string.Join(ValueText.Of(interpreter, call[0]), Collections.Items(call[1]).Select(p => ValueText.Of(interpreter, p))));

    static string Format(Interpreter interpreter, LibraryCall call)
    {
        var first = call[0] is string ? 0 : 1;
        object?[] values = call.Count == first + 2 && call[first + 1] is object?[] or ArraySegment<object?> ? [.. (IEnumerable<object?>)call[first + 1]!] : [.. call.Arguments.Skip(first + 1)];
        var arguments = values.Select(v => v is IFormattable and (ValueType or IConvertible) ? v : ValueText.Of(interpreter, v)).ToArray();
        return Sized(interpreter, string.Format(CultureInfo.InvariantCulture, (string)call[first]!, arguments));
    }

    static bool TryParse(LibraryCall call)
    {
        var isNumber = int.TryParse((string?)call[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        ((Variable)call[call.Count - 1]!).Value = number;
        return isNumber;
    }
}
