using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>The identifiers of a file: what it does not mention cannot change what it means.</summary>
static class MentionedNames
{
    static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Known = new();

    public static ISet<string> Of(SyntaxTree tree) => Known.GetValue(tree, static t => new(Of(t.GetRoot()), StringComparer.Ordinal));

    // The name of an attribute's property means nothing but that.
    public static IEnumerable<string> Of(SyntaxNode node) =>
        node.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent?.Parent is not NameEqualsSyntax { Parent: AttributeArgumentSyntax }).Select(t => t.ValueText);
}
