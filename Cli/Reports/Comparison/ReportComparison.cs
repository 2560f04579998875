using NetGen.Cli.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>What differs between two reports. Layers are told by their names; neither the networks' own names count nor where buffers lie.</summary>
/// <param name="Figures">All figures, those that are equal too.</param>
/// <param name="Ports">The shapes of inputs and outputs, and the receptive fields of outputs.</param>
/// <param name="Layers">All layers in the order of the second report; those that were removed stand where they were.</param>
sealed record ReportComparison(IReadOnlyList<FigureChange> Figures, IReadOnlyList<TextChange> Ports, IReadOnlyList<LayerChange> Layers)
{
    public bool IsEqual => !Figures.Any(f => f.IsChange) && !Ports.Any(p => p.IsChange) && !Layers.Any(l => l.IsChange);

    public static ReportComparison Of(NetworkReport before, NetworkReport after) =>
        new([.. FiguresOf(before, after)], [.. PortsOf(before, after)], [.. LayersOf(before.Layers, after.Layers)]);

    static IEnumerable<FigureChange> FiguresOf(NetworkReport before, NetworkReport after)
    {
        FigureChange Figure(string name, string title, Func<NetworkReport, long?> figure) => new(name, title, figure(before), figure(after));
        yield return Figure("parameters", "Parameters", r => r.Parameters);
        yield return Figure("buffers", "Buffers", r => r.Buffers);
        yield return Figure("multiplyAdds", "MACs", r => r.MultiplyAdds);
        yield return Figure("elementwiseOperations", "Elementwise operations", r => r.ElementwiseOperations);
        yield return Figure("weightBytes", "Packed weights, bytes", r => r.WeightBytes);
        yield return Figure("winogradBytes", "Winograd, bytes of these", r => r.WinogradBytes);
        foreach (var set in Sets(r => r.ArenaBytes.Select(a => a.InstructionSet)))
        {
            yield return Figure($"arenaBytes.{set}", $"Working memory, {set}, bytes", r => r.ArenaBytes.FirstOrDefault(a => a.InstructionSet == set)?.Bytes);
        }

        foreach (var set in Sets(r => r.Training.Select(t => t.InstructionSet)))
        {
            yield return Figure($"trainingBytes.{set}.batch1", $"Training at batch 1, {set}, bytes", r => r.Training.FirstOrDefault(t => t.InstructionSet == set)?.Bytes(1));
            yield return Figure($"trainingBytes.{set}.perItem", $"Training, an item more, {set}, bytes", r => r.Training.FirstOrDefault(t => t.InstructionSet == set)?.ItemBytes);
        }

        IEnumerable<string> Sets(Func<NetworkReport, IEnumerable<string>> names) => names(before).Union(names(after));
    }

    static IEnumerable<TextChange> PortsOf(NetworkReport before, NetworkReport after)
    {
        foreach (var name in before.Inputs.Select(i => i.Name).Union(after.Inputs.Select(i => i.Name)))
        {
            yield return Port($"input {name}", r => r.Inputs.FirstOrDefault(i => i.Name == name) is { } input ? Typed(input.Shape, input.Type) : null);
        }

        foreach (var name in before.Outputs.Select(o => o.Name).Union(after.Outputs.Select(o => o.Name)))
        {
            yield return Port($"output {name}", r => r.Outputs.FirstOrDefault(o => o.Name == name) is { } output ? Typed(output.Shape, output.Type) : null);
            yield return Port($"receptive field of {name}", r => r.Outputs.FirstOrDefault(o => o.Name == name)?.ReceptiveField?.ToString());
        }

        TextChange Port(string what, Func<NetworkReport, string?> text) => new(what, text(before), text(after));
        string Typed(EquatableArray<int> shape, ElementType type) => Shapes.Text(shape) + (type == ElementType.F32 ? "" : $" {type.ToString().ToLowerInvariant()}");
    }

    static IEnumerable<LayerChange> LayersOf(EquatableArray<LayerReport> before, EquatableArray<LayerReport> after)
    {
        var kept = after.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        var places = Enumerable.Range(0, before.Count).ToDictionary(i => before[i].Name, StringComparer.Ordinal);
        var next = 0;
        foreach (var layer in after)
        {
            if (!places.TryGetValue(layer.Name, out var place))
            {
                yield return new(null, layer);
                continue;
            }

            for (; next <= place; next++)
            {
                if (!kept.Contains(before[next].Name)) yield return new(before[next], null);
            }

            yield return new(before[place], layer);
        }

        for (; next < before.Count; next++)
        {
            if (!kept.Contains(before[next].Name)) yield return new(before[next], null);
        }
    }
}
