using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>How many classes of each name the files of a compilation declare, parts counted each: asked of every network after every edit, it reads changed files alone.</summary>
static class DeclaredClasses
{
    static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, int>> Known = new();

    public static int Count(Compilation compilation, string name) =>
        compilation.SyntaxTrees.Where(t => !Symbols.IsGenerated(t)).Sum(t => Known.GetValue(t, Read).TryGetValue(name, out var count) ? count : 0);

    static Dictionary<string, int> Read(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>()
        .GroupBy(c => c.Identifier.ValueText, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
