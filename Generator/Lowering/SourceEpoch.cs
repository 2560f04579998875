using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>
/// What files see of one another: two compilations of one epoch have equal options, the same references, and files that differ in bodies and initialisers at most,
/// constants' excepted. A name that is bound in a file that both have means the same in both. It keeps no compilation, symbol or tree alive.
/// </summary>
sealed class SourceEpoch
{
    /// <summary>How many are remembered: an editor has few projects with networks open.</summary>
    const int Capacity = 8;

    /// <summary>How many earlier epochs one is compared with: whatever is asked for at every edit is taken over to the next.</summary>
    const int Reach = 8;

    static readonly List<SourceEpoch> Known = [];
    static long count;

    readonly long number = Interlocked.Increment(ref count);
    readonly string? assembly;
    readonly CompilationOptions options;
    readonly List<WeakReference<MetadataReference>> references;

    /// <summary>The epochs before this one, the last first, and the names by which it differs from each.</summary>
    IReadOnlyList<(long Number, HashSet<string> Names)> earlier = [];

    List<WeakReference<SyntaxTree>> trees;

    SourceEpoch(Compilation compilation)
    {
        assembly = compilation.AssemblyName;
        options = WithoutResolvers(compilation.Options);
        references = [.. compilation.References.Select(r => new WeakReference<MetadataReference>(r))];
        trees = WeakTrees(compilation);
    }

    /// <summary>The epoch that a compilation belongs to, or begins.</summary>
    public static SourceEpoch Of(Compilation compilation)
    {
        lock (Known)
        {
            // The last is the one that was asked for last.
            var (predecessor, names) = Enumerable.Reverse(Known).Where(e => e.IsOf(compilation)).Select(e => (Epoch: e, Names: e.Changes(compilation)))
                .Where(e => e.Names is not null).OrderBy(e => e.Names!.Count > 0).FirstOrDefault();
            var epoch = names is { Count: 0 } ? predecessor : new(compilation);
            if (predecessor is not null) Known.Remove(predecessor);
            else if (Known.Count == Capacity) Known.RemoveAt(0);
            if (epoch == predecessor) epoch.trees = WeakTrees(compilation);
            else if (predecessor is not null) epoch.earlier = [(predecessor.number, names!), .. predecessor.earlier.Take(Reach - 1).Select(e => (e.Number, Union(e.Names, names!)))];
            Known.Add(epoch);
            return epoch;
        }
    }

    /// <summary>Whether files that both have mean the same in both.</summary>
    /// <param name="other">Another epoch.</param>
    /// <param name="files">The files, and all that they use.</param>
    public bool Agrees(SourceEpoch other, IEnumerable<SyntaxTree> files) =>
        this == other || ((NamesSince(other) ?? other.NamesSince(this)) is { } names && !files.Any(f => MentionedNames.Of(f).Overlaps(names)));

    static HashSet<string> Union(IEnumerable<string> first, IEnumerable<string> second) => new(first.Concat(second), StringComparer.Ordinal);

    HashSet<string>? NamesSince(SourceEpoch other) => earlier.FirstOrDefault(e => e.Number == other.number).Names;

    bool IsOf(Compilation other) => assembly == other.AssemblyName && options.Equals(WithoutResolvers(other.Options))
        && references.Select(r => r.TryGetTarget(out var target) ? target : null).SequenceEqual(other.References);

    /// <summary>The names that have changed; null where names do not tell what has changed.</summary>
    HashSet<string>? Changes(Compilation other)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        List<SyntaxTree> files = [.. Written(other)];
        if (files.Count != trees.Count) return null;
        for (var i = 0; i < files.Count; i++)
        {
            if (!trees[i].TryGetTarget(out var old) || !NameChanges.Collect(old, files[i], names)) return null;
        }

        // What all files use may be named in one alone.
        return names.Count > 0 && files.SelectMany(GlobalUsings).Any(u => MentionedNames.Of(u).Any(names.Contains)) ? null : names;
    }

    static IEnumerable<UsingDirectiveSyntax> GlobalUsings(SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax unit ? unit.Usings.Where(u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) : [];

    // What is generated for networks, which only analyzers see, is nothing that definitions can use.
    static IEnumerable<SyntaxTree> Written(Compilation compilation) => compilation.SyntaxTrees.Where(t => !Symbols.IsGenerated(t));

    static List<WeakReference<SyntaxTree>> WeakTrees(Compilation compilation) => [.. Written(compilation).Select(t => new WeakReference<SyntaxTree>(t))];

    // What files are found by changes no meaning, and the compiler server's resolver of references throws where it is compared.
    static CompilationOptions WithoutResolvers(CompilationOptions options) =>
        options.WithMetadataReferenceResolver(null).WithSourceReferenceResolver(null).WithXmlReferenceResolver(null);
}
