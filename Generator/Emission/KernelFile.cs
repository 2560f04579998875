using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The kernels of an instruction set that stand in one file: those of one kind, so that a new one leaves the files of the others as they are.</summary>
/// <param name="InstructionSet">The processors.</param>
/// <param name="Kind">The kind; empty for the file that declares the class of all.</param>
/// <param name="Kernels">The kernels, in the order of their names.</param>
sealed record KernelFile(InstructionSet InstructionSet, string Kind, EquatableArray<KernelKey> Kernels)
{
    public string HintName => $"NetGen.{KernelsEmitter.ClassName(InstructionSet)}{(Kind.Length > 0 ? "." : "")}{Kind}.g.cs";

    /// <summary>The files of all kernels that networks call, each kernel once, in an order that does not depend on which network brings it.</summary>
    public static IEnumerable<KernelFile> Of(IEnumerable<EquatableArray<KernelKey>> networks)
    {
        foreach (var set in networks.SelectMany(kernels => kernels).Distinct().GroupBy(k => k.InstructionSet).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            yield return new(set.Key, "", []);
            foreach (var kind in set.GroupBy(k => k.GetType().Name).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                yield return new(set.Key, kind.Key, kind.OrderBy(k => k.MethodName, StringComparer.Ordinal).ToEquatableArray());
            }
        }
    }
}
