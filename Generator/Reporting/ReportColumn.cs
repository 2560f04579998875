using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Reporting;

/// <summary>A column of the layer table.</summary>
/// <param name="Header">Its title.</param>
/// <param name="IsNumber">Whether it is aligned to the right.</param>
/// <param name="Text">Its text for a layer.</param>
sealed record ReportColumn(string Header, bool IsNumber, Func<LayerReport, string> Text)
{
    /// <summary>What stands for no figure.</summary>
    const string None = "--";

    /// <summary>The columns of a report; those of bytes and algorithms only where it is planned.</summary>
    public static IReadOnlyList<ReportColumn> Of(NetworkReport report)
    {
        List<ReportColumn> columns =
        [
            new("Layer", false, l => l.Name),
            new("Operator", false, l => l.Op),
            new("Kernel", false, l => l.Kernel ?? None),
            new("Input", false, l => l.InputShapes.Count == 0 ? None : string.Join(" + ", Grouped(l.InputShapes))),
            new("Output", false, l => string.Join(" + ", Grouped(l.OutputShapes))),
            new("Parameters", true, l => Count(l.Parameters)),
            new("MACs", true, l => Count(l.MultiplyAdds)),
            new("Elementwise", true, l => Count(l.ElementwiseOperations)),
            new("Receptive field", true, l => l.ReceptiveField?.ToString() ?? None),
        ];
        if (report.Layers.All(l => l.Algorithm is null)) return columns;
        return
        [
            .. columns, new("Bytes", true, l => Count(l.Bytes ?? 0)),
            new("MACs/byte", true, l => l.Intensity?.ToString("0.0", CultureInfo.InvariantCulture) ?? None), new("Algorithm", false, l => l.Algorithm ?? None),
        ];
    }

    /// <summary>The lines below the table: a title and its figure.</summary>
    public static IEnumerable<(string Title, string Figure)> Totals(NetworkReport report)
    {
        foreach (var input in report.Inputs) yield return ($"Input {input.Name}", Shape(input.Shape));
        foreach (var output in report.Outputs)
        {
            yield return ($"Output {output.Name}", Shape(output.Shape) + (output.ReceptiveField is { } field ? $", receptive field {Describe(field)}" : ""));
        }

        yield return ("Parameters", Number(report.Parameters));
        foreach (var (layer, uses) in report.SharedLayers) yield return ("Shared weights", $"{layer}, applied {Number(uses)} times");
        yield return ("Buffers", Number(report.Buffers));
        yield return ("MACs", Number(report.MultiplyAdds));
        yield return ("FLOPs", Number(report.Flops));
        yield return ("Elementwise operations", Number(report.ElementwiseOperations));
        if (report.WeightBytes is { } bytes) yield return ("Packed weights", $"{Number(bytes)} bytes");
        if (report.WinogradBytes > 0) yield return ("Winograd", $"{Number(report.WinogradBytes)} bytes of these, errors up to {WinogradStep.LargestError.ToString("0.#####", CultureInfo.InvariantCulture)} of a layer's largest result");
        foreach (var arena in report.ArenaBytes) yield return ($"Working memory, {arena.InstructionSet}", $"{Number(arena.Bytes)} bytes");
        foreach (var training in report.Training)
        {
            yield return ($"Training, {training.InstructionSet}", $"{Number(training.Bytes(1))} bytes at batch 1, {Number(training.Bytes(0))} + N × {Number(training.ItemBytes)} at batch N");
        }
    }

    public static string Shape(EquatableArray<int> dimensions) => new TensorShape(dimensions).ToDisplayString();

    static string Describe(ReceptiveField field)
    {
        var (v, h) = (field.Vertical, field.Horizontal);
        return $"{AxisField.Text(v.Size)}×{AxisField.Text(h.Size)}, stride {Both(v.Stride, h.Stride)}, padding {Both(v.Padding, h.Padding)}{(field.Misaligned ? ", misaligned" : "")}";
    }

    static string Both(double vertical, double horizontal) =>
        vertical.Equals(horizontal) ? AxisField.Text(vertical) : $"{AxisField.Text(vertical)}×{AxisField.Text(horizontal)}";

    /// <summary>Shapes with equal neighbours counted: <c>2 of 58×28×28</c>.</summary>
    static IEnumerable<string> Grouped(EquatableArray<EquatableArray<int>> shapes)
    {
        for (int start = 0, end = 0; start < shapes.Count; start = end)
        {
            while (end < shapes.Count && shapes[end] == shapes[start]) end++;
            yield return end - start == 1 ? Shape(shapes[start]) : $"{Number(end - start)} of {Shape(shapes[start])}";
        }
    }

    static string Count(long value) => value == 0 ? None : Number(value);

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
