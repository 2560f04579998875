using System.Globalization;
using System.Text.Json;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenOracle.Tests;

/// <summary>A line of cases.jsonl: one operator on formula operands, and samples of what PyTorch computed.</summary>
sealed class ReferenceCase(int index, JsonElement line)
{
    const int Step = 7919;

    public static IReadOnlyList<ReferenceCase> All { get; } = Read(new StreamReader(typeof(ReferenceCase).Assembly.GetManifestResourceStream("cases.jsonl")!));

    /// <summary>What is computed, and on which numbers: all but the samples.</summary>
    public string Question => JsonSerializer.Serialize(line.EnumerateObject().Where(p => p.Name != "samples").ToDictionary(p => p.Name, p => p.Value));

    public string Op => line.GetProperty("op").GetString()!;

    public int Batch => line.GetProperty("batch").GetInt32();

    /// <summary>Whether its operand holds given numbers, such as those where a function has its kinks.</summary>
    public bool HasValues => line.TryGetProperty("values", out _);

    public IReadOnlyList<TensorShape> Inputs => ShapesOf("inputs");

    public IReadOnlyList<TensorShape> Outputs => ShapesOf("shapes");

    /// <summary>What PyTorch computed, by its place in the results.</summary>
    public IReadOnlyDictionary<long, double> Samples
    {
        get
        {
            var bytes = line.GetProperty("samples").GetBytesFromBase64();
            var length = Outputs.Sum(s => s.Length) * Batch;
            return Enumerable.Range(0, bytes.Length / sizeof(double)).ToDictionary(i => (long)i * Step % length, i => BitConverter.ToDouble(bytes, i * sizeof(double)));
        }
    }

    /// <summary>The cases of a file, one a line.</summary>
    public static IReadOnlyList<ReferenceCase> Read(TextReader reader)
    {
        var cases = new List<ReferenceCase>();
        using (reader)
        {
            while (reader.ReadLine() is { } text) cases.Add(new(cases.Count, JsonDocument.Parse(text).RootElement));
        }

        return cases;
    }

    /// <summary>A network of the one operator.</summary>
    public Graph Graph()
    {
        var builder = new GraphBuilder();
        var operands = Inputs.Select((shape, k) => builder.AddInput($"{index}/{k}", shape)).ToList();
        var layer = new LayerHandle(OpCatalog.Create(Op, line.GetProperty("arguments").EnumerateObject().ToDictionary(a => a.Name, a => Argument(a.Value))), null);
        var results = builder.Apply(layer, operands, null, null);
        return builder.Build(ToString(), [(layer, $"{index}")], new Dictionary<object, string>(), [.. results.Select((r, i) => new NamedValue($"{i}", r))]);
    }

    public IReadOnlyDictionary<string, double[]> Operands()
    {
        var values = line.TryGetProperty("values", out var given) ? given.EnumerateArray().Select(Value).ToArray() : null;
        return Inputs.Select((shape, k) => (Name: $"{index}/{k}", shape.Length)).ToDictionary(
            o => o.Name, o => values ?? Array.ConvertAll(FormulaTensor.Uniform(o.Name, o.Length * Batch), v => (double)(v * 2)));
    }

    public override string ToString() => $"{index}: {Op}({line.GetProperty("arguments")}) of {string.Join(", ", Inputs)}, batch {Batch}";

    // What is not finite is a string.
    static double Value(JsonElement value) => value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetSingle();

    static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt32())];

    static object? Argument(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt32(out var number) ? number : value.GetSingle(),
        JsonValueKind.Array => Integers(value),
        _ when value.TryGetProperty("size2", out var size) => new Size2(Integers(size)[0], Integers(size)[1]),
        _ when value.TryGetProperty("size3", out var size) => new Size3(Integers(size)[0], Integers(size)[1], Integers(size)[2]),
        _ => Integers(value.GetProperty("padding2")) is [var top, var bottom, var left, var right] ? new Padding2(top, bottom, left, right) : null,
    };

    IReadOnlyList<TensorShape> ShapesOf(string property) => [.. line.GetProperty(property).EnumerateArray().Select(s => TensorShape.Of(Integers(s)))];
}
