using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace NetGenCompiler.CodeFixes;

/// <summary>Makes the class of a network partial, and sealed unless another class derives from it. Where there are several parts, C# has said that one is not partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialClassFix))]
[Shared]
public sealed class PartialClassFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0003"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (await SourcePlace.Find(diagnostic.Location, solution, cancellation).ConfigureAwait(false) is not { } place) return [];
        if (place.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type || place.Model.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol) return [];
        var isSealable = !symbol.IsSealed && !symbol.IsAbstract && !symbol.IsStatic
            && !(await SymbolFinder.FindDerivedClassesAsync(symbol, solution, cancellationToken: cancellation).ConfigureAwait(false)).Any();
        var partial = Make("partial", place.Document, type);
        return isSealable ? [Make("partial and sealed", place.Document, type), partial] : [partial];
    }

    /// <summary>Puts the modifiers before the keyword: <c>partial</c> stands last.</summary>
    static Repair Make(string adjectives, Document document, ClassDeclarationSyntax type) => new(
        $"Make the class {adjectives}", adjectives, document,
        [new(new(type.Keyword.SpanStart, 0), adjectives == "partial" ? "partial " : "sealed partial ")]);
}
