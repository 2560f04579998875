#if NET
using System.Text.Json;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>Reads what <see cref="ReportJson"/> writes. The generator only writes: its platform has no JSON reader.</summary>
static class ReportJsonReader
{
    /// <summary>The report that a text holds: every layer has a name of its own, and reads what stands before it.</summary>
    /// <exception cref="FormatException">The text is no report; the message says where it fails.</exception>
    public static NetworkReport Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Report(new(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new FormatException($"this is no report: {exception.Message}", exception);
        }
    }

    static NetworkReport Report(JsonPlace json)
    {
        var name = json["name"].Text();
        var layers = json["layers"].Items(Layer);
        var values = Values(layers, json["layers"]);
        return new(
            name,
            json["inputs"].Items(i => new TensorReport(i["name"].Text(), Shape(i["shape"]), Type(i["type"]))),
            json["outputs"].Items(o => new OutputReport(o["name"].Text(), Source(o["source"], values), Shape(o["shape"]), Type(o["type"]), Field(o["receptiveField"]))),
            json["parameters"].Count(),
            json["buffers"].Count(),
            json["multiplyAdds"].Count(),
            json["elementwiseOperations"].Count(),
            layers,
            Optional(json, "weightBytes"),
            json["arenaBytes"].Members().Select(m => new ArenaSize(m.Name, m.Value.Count())).ToEquatableArray(),
            json["trainingBytes"].Members().Select(m => Training(m.Name, m.Value)).ToEquatableArray())
        {
            WinogradBytes = json["winogradBytes"].Count(),
            Arenas = ArenaJsonReader.Read(json.Find("arenas"), layers),
        };
    }

    static TrainingMemory Training(string instructionSet, JsonPlace json) => new(instructionSet, json["perItem"].Count(), json["perThread"].Count(), json["shared"].Count());

    static LayerReport Layer(JsonPlace json)
    {
        var outputs = json["outputShapes"].Items(Shape);
        if (outputs.Count == 0) throw json["outputShapes"].Wrong("a list of one shape or more");
        return new(
            json["name"].Text(),
            json["op"].Text(),
            json["arguments"].Text(),
            json["kernel"].TextOrNull(),
            json["inputs"].Items(i => i.Text()),
            json["inputShapes"].Items(Shape),
            outputs,
            json["parameters"].Count(),
            json["multiplyAdds"].Count(),
            json["elementwiseOperations"].Count(),
            Field(json["receptiveField"]),
            json["algorithm"].TextOrNull(),
            Optional(json, "bytes"));
    }

    /// <summary>The names of all values. Each layer reads some that stand before it.</summary>
    static HashSet<string> Values(EquatableArray<LayerReport> layers, JsonPlace json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (layer, place) in layers.Zip(json.Items()))
        {
            foreach (var input in place["inputs"].Items()) Source(input, names);
            if (!names.Add(layer.Name)) throw place["name"].Wrong("the name of one layer only");
            for (var output = 1; output < layer.OutputShapes.Count; output++) names.Add(ReportBuilder.NameOf(layer.Name, output));
        }

        return names;
    }

    static string Source(JsonPlace json, HashSet<string> values) => values.Contains(json.Text()) ? json.Text() : throw json.Wrong("the name of an earlier layer");

    static long? Optional(JsonPlace json, string name) => json.Find(name) is { IsNull: false } number ? number.Count() : null;

    static EquatableArray<int> Shape(JsonPlace json) => json.Items(d => d.Index(1, int.MaxValue));

    static ElementType Type(JsonPlace json) => Enum.GetValues<ElementType>().Cast<ElementType?>().FirstOrDefault(t => t.ToString()!.Equals(json.Text(), StringComparison.OrdinalIgnoreCase))
        ?? throw json.Wrong("an element type");

    static ReceptiveField? Field(JsonPlace json)
    {
        if (json.IsNull) return null;
        var (size, stride, padding) = (Axes(json["size"]), Axes(json["stride"]), Axes(json["padding"]));
        return new(
            new(size.Vertical, stride.Vertical, padding.Vertical), new(size.Horizontal, stride.Horizontal, padding.Horizontal), json["misaligned"].Flag());
    }

    static (double Vertical, double Horizontal) Axes(JsonPlace json)
    {
        if (json.IsNumber) return (json.Figure(), json.Figure());
        return json.Items() is [var vertical, var horizontal] ? (vertical.Figure(), horizontal.Figure()) : throw json.Wrong("a number, or two");
    }
}
#endif
