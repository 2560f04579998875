using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>A network with everything decided.</summary>
/// <param name="Target">The class that is completed.</param>
/// <param name="Sizes">The network at each of its input sizes, the default first.</param>
sealed record NetworkProgram(NetworkTarget Target, EquatableArray<ProgramSize> Sizes)
{
    public ProgramSize Default => Sizes[0];

    public IEnumerable<ProgramSize> Others => Sizes.Skip(1);
}
