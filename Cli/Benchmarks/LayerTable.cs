using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using Spectre.Console;

namespace NetGen.Cli.Benchmarks;

/// <summary>The steps of a network as a table.</summary>
static class LayerTable
{
    public static void Print(Terminal terminal, LayersResult result)
    {
        var table = new Table().AddColumn("Step");
        foreach (var number in new[] { "ms", "of all", "MACs", "bytes", "products/byte", "predicted ms", "bound ms", "of bound" }) table.AddColumn(new TableColumn(number).RightAligned());
        table.AddColumn("Bound by").AddColumn("Algorithm");
        foreach (var layer in result.Layers) table.AddRow([.. Row(layer).Select(text => new Text(text))]);
        terminal.Table(table);
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name}; instruction set: {InstructionSets.Name(result.Isa)}; threads: {result.Threads}; repetitions: {result.Repetitions}; median {result.MedianMs:0.###} ms; peak {result.PeakGflops:0.#} Gflop/s"));
    }

    static IEnumerable<string> Row(LayerResult layer) =>
    [
        layer.Name,
        Text($"{layer.MedianMs:0.0000}"),
        Text($"{100 * layer.Share:0.0} %"),
        layer.MultiplyAdds == 0 ? "" : Text($"{layer.MultiplyAdds:N0}"),
        Text($"{layer.Bytes:N0}"),
        layer.Products == 0 ? "" : Text($"{layer.Intensity:0.0}"),
        layer.PredictedMs is { } predicted ? Text($"{predicted:0.0000}") : "",
        Text($"{layer.BoundMs:0.0000}"),
        Text($"{100 * layer.ShareOfBound:0} %"),
        layer.IsMemoryBound ? "memory" : "products",
        layer.Algorithm,
    ];

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
