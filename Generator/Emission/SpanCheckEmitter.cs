using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>Writes the checks of the lengths of what a user passes.</summary>
static class SpanCheckEmitter
{
    /// <summary>A check for each argument: so many items of its value's shape.</summary>
    /// <param name="arguments">The values, and the arguments' names as identifiers.</param>
    /// <param name="count">The variable with the number of items.</param>
    /// <param name="graph">What has the shapes.</param>
    /// <param name="writer">Where they are written.</param>
    public static void Emit(IEnumerable<(string Name, Value Value)> arguments, string count, Graph graph, CodeWriter writer)
    {
        foreach (var (name, value) in arguments) writer.Line(Check(name, value, count, graph));
    }

    /// <summary>A check for each argument that holds anything.</summary>
    /// <param name="arguments">The values, and the arguments' names as identifiers.</param>
    /// <param name="count">The variable with the number of items.</param>
    /// <param name="graph">What has the shapes.</param>
    /// <param name="writer">Where they are written.</param>
    public static void EmitUnlessEmpty(IEnumerable<(string Name, Value Value)> arguments, string count, Graph graph, CodeWriter writer)
    {
        foreach (var (name, value) in arguments) writer.Line($"if (!{name}.IsEmpty) {Check(name, value, count, graph)}");
    }

    static string Check(string name, Value value, string count, Graph graph) =>
        $"{GlobalNames.SpanCheck}.Length(\"{name.TrimStart('@')}\", {CodeWriter.Literal(graph.ShapeOf(value).Length)}L * {count}, {name}.Length);";
}
