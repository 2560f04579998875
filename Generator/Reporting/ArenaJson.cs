namespace NetGenCompiler.Reporting;

/// <summary>
/// The arenas of a report as JSON, by instruction set: <c>steps</c>, and <c>buffers</c> as lists [value, offset, bytes, first step, last step]. Steps and
/// values are named by the layer's index where they have the name of one; the value of scratch is null. Every network carries this text, so it is short.
/// </summary>
static class ArenaJson
{
    public static string Write(NetworkReport report)
    {
        var layers = Enumerable.Range(0, report.Layers.Count).ToDictionary(i => report.Layers[i].Name, StringComparer.Ordinal);
        return $"{{\n    {string.Join(",\n    ", report.Arenas.Select(a => Json.Member((a.InstructionSet, Arena(a)))))}\n  }}";

        string Arena(ArenaReport arena) => Json.Object(
            [("steps", Json.Array(arena.Steps.Select(Name))), ("buffers", Json.Array(arena.Buffers.Select(Buffer)))]);

        string Buffer(ArenaPart part) => Json.Array(
        [
            part.Name is null ? Json.Null : Name(part.Name), Json.Number(part.Offset), Json.Number(part.Bytes), Json.Number(part.FirstStep), Json.Number(part.LastStep),
        ]);

        string Name(string name) => layers.TryGetValue(name, out var index) ? Json.Number(index) : Json.Text(name);
    }
}
