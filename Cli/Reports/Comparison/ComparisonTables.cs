using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGenCompiler.Reporting;
using Spectre.Console;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>A comparison as tables: what is equal is only counted. Names may come from a stranger's file, so nothing in them reaches the terminal but as text.</summary>
static class ComparisonTables
{
    static readonly Style More = new(Color.Red), Less = new(Color.Green), Other = new(Color.Yellow);

    public static void Print(Terminal terminal, ReportComparison comparison, NamedReport before, NamedReport after)
    {
        var (first, second) = (FailureText.OneLine(before.Title), FailureText.OneLine(after.Title));
        if (comparison.IsEqual)
        {
            terminal.Line($"{first} and {second} are equal: the same figures, inputs and outputs, and {comparison.Layers.Count} layers alike.");
            return;
        }

        terminal.Table(Totals(comparison, first, second));
        terminal.Line();
        terminal.Line(Summary(comparison.Layers));
        var shown = comparison.Layers.Where(l => l.IsChange && !l.IsFieldOnly).ToList();
        if (shown.Count > 0) terminal.Table(Layers(shown));
    }

    static Table Totals(ReportComparison comparison, string before, string after)
    {
        var table = new Table().AddColumn("");
        foreach (var title in new[] { before, after, "Change", "%" }) table.AddColumn(new TableColumn(new Text(title)).RightAligned());
        foreach (var port in comparison.Ports)
        {
            table.AddRow(Cell(Capital(port.What)), Cell(port.Before ?? "–"), Cell(port.After ?? "–"), port.IsChange ? new Text("changed", Other) : new Text("="), new Text(""));
        }

        foreach (var figure in comparison.Figures)
        {
            if (figure is { Before: null or 0, After: null or 0 } && !figure.IsChange) continue;
            var style = figure.Difference switch { > 0 => More, < 0 => Less, _ => null };
            table.AddRow(
                Cell(figure.Title), new Text(Number(figure.Before)), new Text(Number(figure.After)), new Text(Difference(figure), style),
                new Text(figure is { IsChange: true, Ratio: { } ratio } ? Percent(ratio) : "", style));
        }

        return table;
    }

    static string Summary(IReadOnlyList<LayerChange> layers)
    {
        var (added, removed, changed) = (layers.Count(l => l.IsAdded), layers.Count(l => l.IsRemoved), layers.Count(l => l.Changes.Count > 0));
        var counts = string.Create(CultureInfo.InvariantCulture, $"Layers: {added} added, {removed} removed, {changed} changed, {layers.Count(l => !l.IsChange)} equal.");
        if (layers.Count(l => l.IsFieldOnly) is > 0 and var fields) counts += string.Create(CultureInfo.InvariantCulture, $" {fields} of the changed differ in nothing but their receptive field.");
        var isDerived = changed > 0 && added + removed == 0 && layers.All(l => !l.IsChange || l.IsDerived);
        return isDerived ? $"{counts} All have the same operators, arguments, operands and parameters; what differs are shapes, what follows from them, and how they are computed." : counts;
    }

    static Table Layers(List<LayerChange> layers)
    {
        var table = new Table().AddColumn("").AddColumn("Layer").AddColumn("Operator").AddColumn("What");
        foreach (var layer in layers)
        {
            var (mark, style) = layer.IsAdded ? ("+", Less) : layer.IsRemoved ? ("-", More) : ("~", Other);
            var only = layer.IsAdded ? layer.After : layer.IsRemoved ? layer.Before : null;
            table.AddRow(new Text(mark, style), Cell(layer.Name, style), Cell((layer.After ?? layer.Before)!.Op), Cell(only is null ? Changes(layer) : Whole(only)));
        }

        return table;
    }

    static string Whole(LayerReport layer)
    {
        var text = string.Join(" + ", layer.OutputShapes.Select(s => Shapes.Text(s)));
        if (layer.Parameters > 0) text += $", {Number(layer.Parameters)} parameters";
        return layer.MultiplyAdds > 0 ? $"{text}, {Number(layer.MultiplyAdds)} MACs" : text;
    }

    static string Changes(LayerChange layer)
    {
        // The operands' shapes are the results' of the layers before.
        var hasOutput = layer.Changes.Any(c => c.What == "outputShapes");
        return string.Join("; ", layer.Changes.Where(c => c.What != "inputShapes" || !hasOutput).Select(c => $"{Title(c.What)} {Word(c.Before)} → {Word(c.After)}"));
    }

    static string Title(string what) => what switch
    {
        "op" => "operator",
        "inputs" => "reads",
        "inputShapes" => "input",
        "outputShapes" => "output",
        "multiplyAdds" => "MACs",
        "elementwiseOperations" => "elementwise",
        "receptiveField" => "field",
        _ => what,
    };

    static string Word(string? text) => string.IsNullOrEmpty(text) ? "–" : text;

    static string Difference(FigureChange figure) => figure.Difference switch
    {
        null => "",
        0 => "=",
        { } difference => difference.ToString("+#,0;-#,0", CultureInfo.InvariantCulture),
    };

    static string Percent(double ratio) => (100 * (ratio - 1)).ToString("+0.0 \\%;-0.0 \\%", CultureInfo.InvariantCulture);

    static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    static Text Cell(string text, Style? style = null) => new(FailureText.OneLine(text), style);
}
