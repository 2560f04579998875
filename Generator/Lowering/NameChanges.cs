using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>
/// What an edit changes of what other files see, by name: code that neither stands in the file nor uses something that does means what it meant, unless it mentions one
/// of the names. Bodies and initialisers do not count, for nothing sees them from outside.
/// </summary>
static class NameChanges
{
    /// <summary>Adds the names that an edit of a file changes; false where names do not tell what it changes.</summary>
    public static bool Collect(SyntaxTree old, SyntaxTree edited, ISet<string> names) => old == edited || edited.IsEquivalentTo(old, topLevel: true)
        || (old.FilePath == edited.FilePath && old.Options.Equals(edited.Options) && Collect(old.GetRoot() as CompilationUnitSyntax, edited.GetRoot() as CompilationUnitSyntax, names));

    static bool Collect(CompilationUnitSyntax? old, CompilationUnitSyntax? edited, ISet<string> names) => old is not null && edited is not null
        && IsSame(old.WithMembers(default), edited.WithMembers(default)) && Collect(old.Members, edited.Members, names);

    static bool Collect(SyntaxList<MemberDeclarationSyntax> old, SyntaxList<MemberDeclarationSyntax> edited, ISet<string> names)
    {
        // What an edit leaves alone at both ends needs no names, and is most of a file.
        var (first, last) = (0, 0);
        var shorter = Math.Min(old.Count, edited.Count);
        while (first < shorter && IsSame(old[first], edited[first])) first++;
        while (last < shorter - first && IsSame(old[old.Count - 1 - last], edited[edited.Count - 1 - last])) last++;
        var before = old.Skip(first).Take(old.Count - last - first).ToList();
        var after = edited.Skip(first).Take(edited.Count - last - first).ToList();
        if (before.Count == 1 && after.Count == 1) return Collect(before[0], after[0], names);
        return IsNamed(before, names) && before.TrueForAll(m => !HasConstants(m)) && IsNamed(after, names);
    }

    /// <summary>An edit of one declaration, which may have become another.</summary>
    static bool Collect(MemberDeclarationSyntax old, MemberDeclarationSyntax edited, ISet<string> names) => (old, edited) switch
    {
        (BaseNamespaceDeclarationSyntax a, BaseNamespaceDeclarationSyntax b) when IsSame(a.WithMembers(default), b.WithMembers(default)) => !DeclaredNames.IsOfCompiler(a) && Collect(a.Members, b.Members, names),
        (TypeDeclarationSyntax a, TypeDeclarationSyntax b) when IsSame(a.WithMembers(default), b.WithMembers(default)) => a is not InterfaceDeclarationSyntax && Collect(a.Members, b.Members, names),
        _ => IsNamed([old], names) && !HasConstants(old) && IsNamed([edited], names),
    };

    // An abstract member obliges others, which have errors then.
    static bool IsNamed(IEnumerable<MemberDeclarationSyntax> members, ISet<string> names) =>
        members.All(m => (m is TypeDeclarationSyntax || !m.Modifiers.Any(SyntaxKind.AbstractKeyword)) && DeclaredNames.Collect(m, names));

    // Their values are parts of others that do not mention them.
    static bool HasConstants(MemberDeclarationSyntax member) =>
        member.DescendantNodesAndSelf(n => n is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Any(n => n is EnumDeclarationSyntax || (n is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)));

    static bool IsSame(SyntaxNode old, SyntaxNode edited) => old.IsIncrementallyIdenticalTo(edited) || SyntaxFactory.AreEquivalent(old, edited, topLevel: true);
}
