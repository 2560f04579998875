using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Static members of System.Enum. Their result type is the enum itself.</summary>
static class EnumFunctions
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["GetValues"] = (i, c) => Sorted(i, c).Select(m => (object?)new EnumValue(c.ResultType.Key, m.Value)).ToArray(),
        ["GetNames"] = (i, c) => Sorted(i, c).Select(m => (object?)m.Name).ToArray(),
        ["GetName"] = (i, c) => Members(i, c).FirstOrDefault(m => m.Value == ((EnumValue)c[0]!).Number)?.Name,
        ["IsDefined"] = (i, c) => Members(i, c).Any(m => m.Value == ((EnumValue)c[0]!).Number),
        ["Parse"] = (i, c) => Named(i, c, c[0]) ?? throw new ArgumentException($"Requested value '{c[0]}' was not found."),
        ["TryParse"] = (i, c) =>
        {
            var found = Named(i, c, c[0]);
            ((Variable)c[c.Count - 1]!).Value = found ?? i.DefaultOf(c.ResultType);
            return found is not null;
        },
    }.ToDictionary(f => "System.Enum." + f.Key, f => f.Value, StringComparer.Ordinal);

    static EquatableArray<EnumMemberDefinition> Members(Interpreter interpreter, LibraryCall call) => interpreter.EnumOf(call.ResultType.Key)?.Members ?? [];

    static IEnumerable<EnumMemberDefinition> Sorted(Interpreter interpreter, LibraryCall call) => Members(interpreter, call).OrderBy(m => unchecked((ulong)m.Value));

    static EnumValue? Named(Interpreter interpreter, LibraryCall call, object? name)
    {
        if (call.Arguments.Any(a => a is bool)) throw Library.Unsupported("Enum.Parse of any case");
        return Members(interpreter, call).FirstOrDefault(m => m.Name == (string?)name) is { } member ? new(call.ResultType.Key, member.Value) : null;
    }
}
