using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>A network with everything decided.</summary>
/// <param name="Target">The class that is completed.</param>
/// <param name="Sizes">The network at each of its input sizes, the default first.</param>
sealed record NetworkProgram(NetworkTarget Target, EquatableArray<ProgramSize> Sizes)
{
    public ProgramSize Default => Sizes[0];

    public IEnumerable<ProgramSize> Others => Sizes.Skip(1);

    /// <summary>The class of a size from wherever code stands: <c>global::Demo.Net.At64x64</c>.</summary>
    public string GlobalName(ProgramSize size) => Target.GlobalName + Suffix(size);

    public string ProgramNamespace(ProgramSize size) => Target.ProgramNamespace + Suffix(size);

    static string Suffix(ProgramSize size) => size.IsDefault ? "" : $".{size.Name}";
}
