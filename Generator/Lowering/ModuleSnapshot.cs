using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>The text of modules with what it was made from. It keeps no compilation, symbol or tree alive.</summary>
/// <param name="key">The assembly and its modules.</param>
/// <param name="text">The text.</param>
/// <param name="compilation">What it was made from.</param>
/// <param name="reached">The files of the types and methods in the text.</param>
sealed class ModuleSnapshot(string key, string text, Compilation compilation, ISet<SyntaxTree> reached)
{
    readonly CompilationOptions options = WithoutResolvers(compilation.Options);
    readonly List<WeakReference<MetadataReference>> references = [.. compilation.References.Select(r => new WeakReference<MetadataReference>(r))];
    readonly List<bool> areReached = [.. compilation.SyntaxTrees.Select(reached.Contains)];
    List<WeakReference<SyntaxTree>> trees = WeakTrees(compilation);

    public string Key => key;

    public string Text => text;

    /// <summary>Whether a compilation gives the same text. A file that is reached counts with its line breaks, for the text holds lines; of others, what can be seen from outside.</summary>
    public bool Holds(Compilation other)
    {
        if (!options.Equals(WithoutResolvers(other.Options)) || !references.Select(r => r.TryGetTarget(out var target) ? target : null).SequenceEqual(other.References)) return false;
        var index = 0;
        foreach (var tree in other.SyntaxTrees)
        {
            if (index == trees.Count || !trees[index].TryGetTarget(out var old)) return false;
            if (old != tree && (areReached[index] ? !IsSame(old, tree) : !tree.IsEquivalentTo(old, topLevel: true))) return false;
            index++;
        }

        return index == trees.Count;
    }

    /// <summary>Takes the files of a compilation for which the text holds.</summary>
    public void Renew(Compilation other) => trees = WeakTrees(other);

    // What files are found by changes no text, and the compiler server's resolver of references throws where it is compared.
    static CompilationOptions WithoutResolvers(CompilationOptions options) =>
        options.WithMetadataReferenceResolver(null).WithSourceReferenceResolver(null).WithXmlReferenceResolver(null);

    static bool IsSame(SyntaxTree old, SyntaxTree tree) => old.FilePath == tree.FilePath && old.Options.Equals(tree.Options) && old.GetText().ContentEquals(tree.GetText());

    static List<WeakReference<SyntaxTree>> WeakTrees(Compilation compilation) => [.. compilation.SyntaxTrees.Select(t => new WeakReference<SyntaxTree>(t))];
}
