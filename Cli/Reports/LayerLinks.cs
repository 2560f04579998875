using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports;

/// <summary>Which layers of a report read which.</summary>
sealed class LayerLinks
{
    readonly Dictionary<string, int> producers = new(StringComparer.Ordinal);
    readonly List<int>[] readers;
    readonly int[] uses;

    public LayerLinks(NetworkReport report)
    {
        for (var i = 0; i < report.Layers.Count; i++)
        {
            for (var output = 0; output < report.Layers[i].OutputShapes.Count; output++) producers[ReportBuilder.NameOf(report.Layers[i].Name, output)] = i;
        }

        Inputs = [.. report.Layers.Select(l => l.Inputs.Select(Producer).Distinct().ToList())];
        readers = [.. report.Layers.Select(_ => new List<int>())];
        uses = new int[report.Layers.Count];
        for (var i = 0; i < report.Layers.Count; i++)
        {
            foreach (var input in Inputs[i]) readers[input].Add(i);
            foreach (var input in report.Layers[i].Inputs) uses[Producer(input)]++;
        }

        foreach (var output in report.Outputs) uses[Producer(output.Source)]++;
    }

    /// <summary>The layers that each layer reads, each once.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Inputs { get; }

    /// <summary>The layer that makes a value.</summary>
    public int Producer(string value) => producers[value];

    /// <summary>The layers that read one, each once.</summary>
    public IReadOnlyList<int> Readers(int layer) => readers[layer];

    /// <summary>How often a layer's values are read; an output of the network counts.</summary>
    public int Uses(int layer) => uses[layer];

    /// <summary>A layer and all from which it is made.</summary>
    public HashSet<int> Ancestors(int layer)
    {
        var found = new HashSet<int> { layer };
        var waiting = new Stack<int>(found);
        while (waiting.TryPop(out var next))
        {
            foreach (var input in Inputs[next].Where(found.Add)) waiting.Push(input);
        }

        return found;
    }
}
