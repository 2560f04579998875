#if NET
using System.Globalization;
using System.Text.Json;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>A value in a JSON document that may be wrong in any way: what is not as expected is a <see cref="FormatException"/> that says where it stands.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Where it stands: <c>layers[3].bytes</c>; empty of the whole.</param>
readonly record struct JsonPlace(JsonElement Element, string Path = "")
{
    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public bool IsNumber => Element.ValueKind == JsonValueKind.Number;

    /// <summary>The value of a member, which must be there.</summary>
    public JsonPlace this[string name] => Find(name) ?? throw new FormatException($"{PathOf(name)} is missing");

    /// <summary>The value of a member; null where there is none.</summary>
    public JsonPlace? Find(string name) => Is(JsonValueKind.Object, "an object").TryGetProperty(name, out var value) ? new(value, PathOf(name)) : null;

    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        var place = this;
        return Is(JsonValueKind.Object, "an object").EnumerateObject().Select(m => (m.Name, new JsonPlace(m.Value, place.PathOf(m.Name))));
    }

    public IReadOnlyList<JsonPlace> Items()
    {
        var path = Path;
        return [.. Is(JsonValueKind.Array, "a list").EnumerateArray().Select((e, i) => new JsonPlace(e, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))];
    }

    public EquatableArray<T> Items<T>(Func<JsonPlace, T> item)
        where T : IEquatable<T> => Items().Select(item).ToEquatableArray();

    public string Text() => Is(JsonValueKind.String, "text").GetString()!;

    public string? TextOrNull() => IsNull ? null : Text();

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Wrong("true or false");

    /// <summary>A whole number from 0 on, of the size that every reader of JSON has exactly: sums of some of them are numbers still.</summary>
    public long Count() => IsNumber && Element.TryGetInt64(out var number) && number is >= 0 and <= 1L << 53 ? number : throw Wrong("a whole number from 0 to 2^53");

    /// <summary>A whole number between two others.</summary>
    public int Index(int least, int most) => IsNumber && Element.TryGetInt32(out var number) && number >= least && number <= most
        ? number
        : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public double Figure() => IsNumber && Element.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong("a number");

    /// <summary>What is thrown where this is not what it should be.</summary>
    public FormatException Wrong(string expected)
    {
        const int Shown = 40;
        var found = Element.GetRawText();
        return new($"{(Path.Length == 0 ? "the whole" : Path)} should be {expected}, not {(found.Length <= Shown ? found : found[..Shown] + "…")}");
    }

    JsonElement Is(JsonValueKind kind, string expected) => Element.ValueKind == kind ? Element : throw Wrong(expected);

    string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
#endif
