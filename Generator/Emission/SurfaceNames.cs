using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The names of the members that generated code adds to a network's class.</summary>
static class SurfaceNames
{
    static readonly string[] PerInstructionSet = ["ArenaBytes", "WeightBytes"];

    public static IReadOnlyCollection<string> All => Names;

    static readonly HashSet<string> Names = new(
    [
        "ParameterCount", "BufferCount", "MultiplyAdds", "Flops", "ReceptiveField", "ReceptiveFieldStride", "ReceptiveFieldPadding",
        "Report", "ReportJson", "Description", "NetworkDetails", "Inference", "Training", "Shapes",
        .. PerInstructionSet, .. PerInstructionSet.SelectMany(n => InstructionSet.All.Select(i => n + i.Name)),
    ], StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
