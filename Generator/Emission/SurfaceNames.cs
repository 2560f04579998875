using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The names of the members that generated code adds to a network's class.</summary>
static class SurfaceNames
{
    static readonly string[] PerInstructionSet = ["ArenaBytes", "WeightBytes"];

    static readonly HashSet<string> All = new(
    [
        "ParameterCount", "BufferCount", "MultiplyAdds", "Flops", "ReceptiveField", "ReceptiveFieldStride", "ReceptiveFieldPadding",
        "Report", "ReportJson", "Description", "NetworkDetails", "Inference",
        .. PerInstructionSet, .. PerInstructionSet.SelectMany(n => InstructionSet.All.Select(i => n + i.Name)),
        .. InstructionSet.All.Select(i => $"{i.Name}Program"),
    ], StringComparer.Ordinal);

    public static bool Contains(string name) => All.Contains(name);
}
