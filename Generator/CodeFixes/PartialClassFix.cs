using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>Makes the class of a network partial, in every file that has a part of it, and sealed, unless another class derives from it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialClassFix))]
[Shared]
public sealed class PartialClassFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0003"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (await SourcePlace.Find(diagnostic.Location, solution, cancellation).ConfigureAwait(false) is not { } place) return [];
        if (place.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type || place.Model.GetDeclaredSymbol(type, cancellation) is not { } symbol) return [];
        var parts = symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<ClassDeclarationSyntax>().ToList();
        var isSealable = !symbol.IsSealed && !symbol.IsAbstract && !symbol.IsStatic
            && !(await SymbolFinder.FindDerivedClassesAsync(symbol, solution, cancellationToken: cancellation).ConfigureAwait(false)).Any();
        var partial = Make("partial", parts, null, solution);
        return isSealable ? [Make("partial and sealed", parts, type, solution), partial] : [partial];
    }

    static Repair Make(string adjectives, IEnumerable<ClassDeclarationSyntax> parts, ClassDeclarationSyntax? toSeal, Solution solution)
    {
        var files = parts.GroupBy(p => p.SyntaxTree).Select(g => (Document: solution.GetDocument(g.Key), Changes: g.Select(p => Change(p, p == toSeal)).ToImmutableArray()));
        return new($"Make the class {adjectives}", adjectives, [.. files.Where(f => f.Document is not null and not SourceGeneratedDocument).Select(f => (f.Document!, f.Changes))]);
    }

    /// <summary>The modifiers that a part lacks; <c>partial</c> stands last.</summary>
    static TextChange Change(ClassDeclarationSyntax part, bool isSealed)
    {
        var partial = part.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.PartialKeyword));
        var isPartial = partial.IsKind(SyntaxKind.PartialKeyword);
        return new(new(isPartial ? partial.SpanStart : part.Keyword.SpanStart, 0), $"{(isSealed ? "sealed " : "")}{(isPartial ? "" : "partial ")}");
    }
}
