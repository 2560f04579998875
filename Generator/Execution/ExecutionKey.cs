using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>All that the execution of a definition follows from: equal keys give equal graphs, or the same problem.</summary>
/// <param name="text">The text of the definition.</param>
/// <param name="libraries">The definitions of other assemblies that it may use; each is one object however often it is read.</param>
sealed class ExecutionKey(string text, IReadOnlyList<ModuleLibrary> libraries) : IEquatable<ExecutionKey>
{
    readonly int hash = StringComparer.Ordinal.GetHashCode(text);

    public string Text => text;

    public IReadOnlyList<ModuleLibrary> Libraries => libraries;

    public bool Equals(ExecutionKey? other) => ReferenceEquals(this, other)
        || (other is not null && hash == other.hash && libraries.SequenceEqual(other.Libraries, ReferenceComparer.Instance) && text == other.Text);

    public override bool Equals(object? obj) => Equals(obj as ExecutionKey);

    public override int GetHashCode() => hash;
}
