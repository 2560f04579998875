using NetGenCompiler.Graphs.Text;

namespace NetGenCompiler.Graphs;

/// <summary>
/// Graphs as text, a line for each parameter, node, epilogue, input and output. What is written is read back as an equal graph, but for
/// the call sites, which are no part of the text.
/// </summary>
/// <example><code>
/// graph Stem
/// parameter p0 conv1.weight f32[64x3x7x7] trainable uniform(0.08247860988423225)
/// %0 x = Input(shape: f32[3x224x224]) () -> (f32[3x224x224])
/// %1 conv1 = Conv2d(outChannels: 64, kernel: (7, 7), bias: false) (%0) weights (p0) -> (f32[64x218x218])
///   then ReLU() (result)
/// input x %0
/// output output %1
/// </code></example>
static class GraphText
{
    public static string Write(Graph graph)
    {
        var values = new ValueWriter(graph.Parameters);
        List<string> lines = [$"graph {ValueWriter.Name(graph.Name)}"];
        lines.AddRange(graph.Parameters.Select((p, i) =>
            $"parameter {ValueWriter.Number("p", i)} {ValueWriter.Name(p.Name)} {p.Shape} {Item(p.Kind)} {Item(p.Initializer.Kind)}({ValueWriter.Number(p.Initializer.Value)})"));
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            var shapes = string.Join(", ", node.Outputs.Select(s => s.ToString()));
            lines.Add($"{ValueWriter.Number("%", i)} {ValueWriter.Name(node.Name)} = {values.Write(node.Op)} ({Operands(node)}){Weights(values, node.Weights)} -> ({shapes})");
            lines.AddRange(node.Epilogues.Select(e => $"  then {values.Write(e.Op)} ({Operands(e)}){Weights(values, e.Weights)}"));
        }

        lines.AddRange(graph.Inputs.Select(n => $"input {ValueWriter.Name(n.Name)} {ValueWriter.Value(n.Value)}"));
        lines.AddRange(graph.Outputs.Select(n => $"output {ValueWriter.Name(n.Name)} {ValueWriter.Value(n.Value)}"));
        return string.Concat(lines.Select(l => l + "\n"));
    }

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    /// <exception cref="GraphTextException">The text is no graph; the message says the line, what is expected and what is found.</exception>
    public static Graph Parse(string text)
    {
        var parser = new GraphParser();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++) parser.Line(lines[i].TrimEnd('\r'), i + 1);
        return parser.Finish(lines.Length);
    }

    internal static string Item<T>(T value)
        where T : struct, Enum => RecordShape.CamelCase(value.ToString());

    internal static string Items<T>()
        where T : struct, Enum => string.Join(", ", typeof(T).GetEnumNames().Select(RecordShape.CamelCase));

    static string Operands(Node node) => string.Join(", ", node.Inputs.Select(ValueWriter.Value));

    static string Operands(Epilogue epilogue) => (epilogue.Operand, epilogue.ResultIsRight) switch
    {
        ({ } operand, true) => $"{ValueWriter.Value(operand)}, result",
        ({ } operand, false) => $"result, {ValueWriter.Value(operand)}",
        _ => "result",
    };

    static string Weights(ValueWriter values, EquatableArray<Weight> weights) => weights.Count == 0 ? "" : $" weights ({string.Join(", ", weights.Select(values.Write))})";
}
