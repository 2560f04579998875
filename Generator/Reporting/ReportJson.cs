using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>
/// A report as JSON, with a line for each figure and each layer. Shapes are arrays of dimensions without the batch; size, stride and padding of a
/// receptive field are numbers, or [vertical, horizontal] where these differ; what is not known is null.
/// <see cref="ArenaJson"/> says how arenas are written.
/// </summary>
static class ReportJson
{
    public static string Write(NetworkReport report)
    {
        List<(string Name, string Value)> members =
        [
            ("name", Json.Text(report.Name)),
            ("inputs", Json.Array(report.Inputs.Select(i => Json.Object([("name", Json.Text(i.Name)), ("shape", Shape(i.Shape)), ("type", Type(i.Type))])))),
            ("outputs", Json.Array(report.Outputs.Select(Output))),
            ("parameters", Json.Number(report.Parameters)),
            ("buffers", Json.Number(report.Buffers)),
            ("multiplyAdds", Json.Number(report.MultiplyAdds)),
            ("flops", Json.Number(report.Flops)),
            ("elementwiseOperations", Json.Number(report.ElementwiseOperations)),
            ("receptiveField", Field(report.ReceptiveField)),
            ("weightBytes", report.WeightBytes is { } bytes ? Json.Number(bytes) : Json.Null),
            ("winogradBytes", Json.Number(report.WinogradBytes)),
            ("arenaBytes", Json.Object(report.ArenaBytes.Select(a => (a.InstructionSet, Json.Number(a.Bytes))))),
            ("trainingBytes", Json.Object(report.Training.Select(t => (t.InstructionSet, Training(t))))),
            .. report.Arenas.Count == 0 ? [] : new[] { ("arenas", ArenaJson.Write(report)) },
            ("layers", $"[\n    {string.Join(",\n    ", report.Layers.Select(Layer))}\n  ]"),
        ];
        return $"{{\n  {string.Join(",\n  ", members.Select(Json.Member))}\n}}\n";
    }

    static string Training(TrainingMemory memory) => Json.Object(
    [
        ("batch1", Json.Number(memory.Bytes(1))), ("perItem", Json.Number(memory.ItemBytes)), ("perThread", Json.Number(memory.ThreadBytes)),
        ("shared", Json.Number(memory.SharedBytes)),
    ]);

    static string Output(OutputReport output) => Json.Object(
    [
        ("name", Json.Text(output.Name)), ("source", Json.Text(output.Source)), ("shape", Shape(output.Shape)), ("type", Type(output.Type)),
        ("receptiveField", Field(output.ReceptiveField)),
    ]);

    static string Layer(LayerReport layer) => Json.Object(
    [
        ("name", Json.Text(layer.Name)),
        ("op", Json.Text(layer.Op)),
        ("arguments", Json.Text(layer.Arguments)),
        ("kernel", Json.Text(layer.Kernel)),
        ("inputs", Json.Array(layer.Inputs.Select(Json.Text))),
        ("inputShapes", Json.Array(layer.InputShapes.Select(Shape))),
        ("output", Shape(layer.OutputShapes[0])),
        ("outputShapes", Json.Array(layer.OutputShapes.Select(Shape))),
        ("parameters", Json.Number(layer.Parameters)),
        ("multiplyAdds", Json.Number(layer.MultiplyAdds)),
        ("elementwiseOperations", Json.Number(layer.ElementwiseOperations)),
        ("receptiveField", Field(layer.ReceptiveField)),
        ("algorithm", Json.Text(layer.Algorithm)),
        ("bytes", layer.Bytes is { } bytes ? Json.Number(bytes) : Json.Null),
    ]);

    static string Shape(EquatableArray<int> dimensions) => Json.Array(dimensions.Select(d => Json.Number(d)));

    static string Type(ElementType type) => Json.Text(type.ToString().ToLowerInvariant());

    static string Field(ReceptiveField? field) => field is null ? Json.Null : Json.Object(
    [
        ("size", Axes(field, a => a.Size)), ("stride", Axes(field, a => a.Stride)), ("padding", Axes(field, a => a.Padding)),
        ("misaligned", Json.Bool(field.Misaligned)),
    ]);

    static string Axes(ReceptiveField field, Func<AxisField, double> figure)
    {
        var (vertical, horizontal) = (Json.Number(figure(field.Vertical)), Json.Number(figure(field.Horizontal)));
        return vertical == horizontal ? vertical : Json.Array([vertical, horizontal]);
    }
}
