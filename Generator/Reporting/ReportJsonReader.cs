#if NET
using System.Text.Json;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>Reads what <see cref="ReportJson"/> writes. The generator only writes: its platform has no JSON reader.</summary>
static class ReportJsonReader
{
    /// <summary>The report that a text holds.</summary>
    /// <exception cref="FormatException">The text is no report; the message says where it fails.</exception>
    public static NetworkReport Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Report(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FormatException($"this is no report: {exception.Message}", exception);
        }
    }

    static NetworkReport Report(JsonElement json) => new(
        Text(json, "name")!,
        Items(json, "inputs", i => new TensorReport(Text(i, "name")!, Shape(i.GetProperty("shape")), Type(i))),
        Items(json, "outputs", o => new OutputReport(Text(o, "name")!, Text(o, "source")!, Shape(o.GetProperty("shape")), Type(o), Field(o))),
        Number(json, "parameters"),
        Number(json, "buffers"),
        Number(json, "multiplyAdds"),
        Number(json, "elementwiseOperations"),
        Items(json, "layers", Layer),
        Optional(json, "weightBytes"),
        json.GetProperty("arenaBytes").EnumerateObject().Select(m => new ArenaSize(m.Name, m.Value.GetInt64())).ToEquatableArray(),
        json.GetProperty("trainingBytes").EnumerateObject().Select(m => Training(m.Name, m.Value)).ToEquatableArray())
    {
        WinogradBytes = Number(json, "winogradBytes"),
    };

    static TrainingMemory Training(string instructionSet, JsonElement json) =>
        new(instructionSet, Number(json, "perItem"), Number(json, "perThread"), Number(json, "shared"));

    static LayerReport Layer(JsonElement json) => new(
        Text(json, "name")!,
        Text(json, "op")!,
        Text(json, "arguments")!,
        Text(json, "kernel"),
        Items(json, "inputs", i => i.GetString()!),
        Items(json, "inputShapes", Shape),
        Items(json, "outputShapes", Shape),
        Number(json, "parameters"),
        Number(json, "multiplyAdds"),
        Number(json, "elementwiseOperations"),
        Field(json),
        Text(json, "algorithm"),
        Optional(json, "bytes"));

    static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    static long? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;

    static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    static EquatableArray<T> Items<T>(JsonElement json, string name, Func<JsonElement, T> item)
        where T : IEquatable<T> => json.GetProperty(name).EnumerateArray().Select(item).ToEquatableArray();

    static EquatableArray<int> Shape(JsonElement json) => json.EnumerateArray().Select(d => d.GetInt32()).ToEquatableArray();

    static ElementType Type(JsonElement json) => Text(json, "type") is { } name && Enum.TryParse<ElementType>(name, ignoreCase: true, out var type)
        ? type
        : throw new FormatException($"'{Text(json, "type")}' is no element type");

    static ReceptiveField? Field(JsonElement json)
    {
        var field = json.GetProperty("receptiveField");
        if (field.ValueKind == JsonValueKind.Null) return null;
        var (size, stride, padding) = (Axes(field, "size"), Axes(field, "stride"), Axes(field, "padding"));
        return new(
            new(size.Vertical, stride.Vertical, padding.Vertical), new(size.Horizontal, stride.Horizontal, padding.Horizontal),
            field.GetProperty("misaligned").GetBoolean());
    }

    static (double Vertical, double Horizontal) Axes(JsonElement field, string name)
    {
        var figure = field.GetProperty(name);
        if (figure.ValueKind == JsonValueKind.Number) return (figure.GetDouble(), figure.GetDouble());
        return figure.GetArrayLength() == 2 ? (figure[0].GetDouble(), figure[1].GetDouble()) : throw new FormatException($"{name} has {figure.GetArrayLength()} figures, not 2");
    }
}
#endif
