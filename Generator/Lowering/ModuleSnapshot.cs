using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>The text of modules with what it was made from. It keeps no compilation, symbol or tree alive.</summary>
/// <param name="key">The assembly and its modules.</param>
/// <param name="text">The text.</param>
/// <param name="compilation">What it was made from.</param>
/// <param name="reached">The files of the types and methods in the text.</param>
sealed class ModuleSnapshot(string key, string text, Compilation compilation, ISet<SyntaxTree> reached)
{
    SourceEpoch epoch = CompilationContext.Of(compilation).Epoch;
    List<(int Index, WeakReference<SyntaxTree> Tree)> files =
        [.. compilation.SyntaxTrees.Select((tree, i) => (tree, i)).Where(t => reached.Contains(t.tree)).Select(t => (t.i, new WeakReference<SyntaxTree>(t.tree)))];

    public string Key => key;

    public string Text => text;

    /// <summary>Whether a compilation gives the same text. A file that is reached counts with its line breaks, for the text holds lines; of others, what can be seen from outside.</summary>
    public bool Holds(Compilation other)
    {
        IReadOnlyList<SyntaxTree> trees = [.. other.SyntaxTrees];
        return files.TrueForAll(file => file.Index < trees.Count && file.Tree.TryGetTarget(out var old) && (old == trees[file.Index] || IsSame(old, trees[file.Index])))
            && CompilationContext.Of(other).Epoch.Agrees(epoch, files.Select(file => trees[file.Index]));
    }

    /// <summary>Takes the files of a compilation for which the text holds.</summary>
    public void Renew(Compilation other)
    {
        IReadOnlyList<SyntaxTree> trees = [.. other.SyntaxTrees];
        epoch = CompilationContext.Of(other).Epoch;
        files = files.ConvertAll(file => (file.Index, new WeakReference<SyntaxTree>(trees[file.Index])));
    }

    static bool IsSame(SyntaxTree old, SyntaxTree tree) => old.FilePath == tree.FilePath && old.Options.Equals(tree.Options) && old.GetText().ContentEquals(tree.GetText());
}
