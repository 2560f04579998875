using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>
/// What files see of one another: two compilations of one epoch have equal options, the same references, and files that differ in bodies and initialisers at most,
/// constants' excepted. A name that is bound in a file that both have means the same in both. It keeps no compilation, symbol or tree alive.
/// </summary>
/// <param name="compilation">The first compilation.</param>
sealed class SourceEpoch(Compilation compilation)
{
    /// <summary>How many are remembered: an editor has few projects with networks open.</summary>
    const int Capacity = 8;

    static readonly List<SourceEpoch> Known = [];

    readonly string? assembly = compilation.AssemblyName;
    readonly CompilationOptions options = WithoutResolvers(compilation.Options);
    readonly List<WeakReference<MetadataReference>> references = [.. compilation.References.Select(r => new WeakReference<MetadataReference>(r))];
    List<WeakReference<SyntaxTree>> trees = WeakTrees(compilation);

    /// <summary>The epoch that a compilation belongs to, or begins.</summary>
    public static SourceEpoch Of(Compilation compilation)
    {
        lock (Known)
        {
            var epoch = Known.FindLast(e => e.Holds(compilation));
            if (epoch is null)
            {
                epoch = new(compilation);
                if (Known.Count == Capacity) Known.RemoveAt(0);
            }
            else
            {
                epoch.trees = WeakTrees(compilation);
                Known.Remove(epoch);
            }

            // The last is the one that was asked for last.
            Known.Add(epoch);
            return epoch;
        }
    }

    bool Holds(Compilation other)
    {
        if (assembly != other.AssemblyName || !options.Equals(WithoutResolvers(other.Options))) return false;
        if (!references.Select(r => r.TryGetTarget(out var target) ? target : null).SequenceEqual(other.References)) return false;
        var index = 0;
        foreach (var tree in Written(other))
        {
            if (index == trees.Count || !trees[index].TryGetTarget(out var old) || (old != tree && !tree.IsEquivalentTo(old, topLevel: true))) return false;
            index++;
        }

        return index == trees.Count;
    }

    // What is generated for networks, which only analyzers see, is nothing that definitions can use.
    static IEnumerable<SyntaxTree> Written(Compilation compilation) => compilation.SyntaxTrees.Where(t => !Symbols.IsGenerated(t));

    static List<WeakReference<SyntaxTree>> WeakTrees(Compilation compilation) => [.. Written(compilation).Select(t => new WeakReference<SyntaxTree>(t))];

    // What files are found by changes no meaning, and the compiler server's resolver of references throws where it is compared.
    static CompilationOptions WithoutResolvers(CompilationOptions options) =>
        options.WithMetadataReferenceResolver(null).WithSourceReferenceResolver(null).WithXmlReferenceResolver(null);
}
