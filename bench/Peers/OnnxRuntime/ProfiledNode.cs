using System.Text.Json;

namespace NetGenCompiler.Bench.Peers.OnnxRuntime;

/// <summary>A node of ONNX Runtime's optimized graph, as its profile shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The layer; null where it is no convolution and no matrix product.</param>
/// <param name="Milliseconds">The median of its runs.</param>
sealed record ProfiledNode(string Name, LayerShape? Shape, double Milliseconds)
{
    const string Suffix = "_kernel_time";

    /// <summary>How the path of a profile begins.</summary>
    public static string PathPrefix { get; } = Path.Combine(PeerFiles.Directory, "profile");

    /// <summary>Reads the profile that the session before wrote, and removes it.</summary>
    public static IReadOnlyList<ProfiledNode> Read()
    {
        var path = Directory.GetFiles(PeerFiles.Directory, "profile*.json").Single();
        using var profile = JsonDocument.Parse(File.ReadAllBytes(path));
        File.Delete(path);
        var runs = profile.RootElement.EnumerateArray().Where(e => Text(e, "cat") == "Node" && Text(e, "name").EndsWith(Suffix, StringComparison.Ordinal));
        return [.. runs.GroupBy(e => Text(e, "name")).Select(Median)];
    }

    static ProfiledNode Median(IGrouping<string, JsonElement> runs)
    {
        var arguments = runs.First().GetProperty("args");
        var inputs = Shapes(arguments, "input_type_shape");
        var outputs = Shapes(arguments, "output_type_shape");

        // The weights of a matrix product are packed, and without a shape then.
        var shape = Text(arguments, "op_name") switch
        {
            "Conv" or "FusedConv" => LayerShape.Of(inputs[1], outputs[0]),
            "Gemm" or "FusedGemm" => LayerShape.Of([outputs[0][^1], inputs[0][^1]], outputs[0]),
            _ => null,
        };
        var microseconds = runs.Select(e => e.GetProperty("dur").GetDouble()).Order().ElementAt(runs.Count() / 2);
        return new(runs.Key[..^Suffix.Length], shape, microseconds / 1e3);
    }

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    static List<int[]> Shapes(JsonElement arguments, string name) =>
        [.. arguments.GetProperty(name).EnumerateArray().Select(s => s.EnumerateObject().First().Value.EnumerateArray().Select(d => d.GetInt32()).ToArray())];
}
