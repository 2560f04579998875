using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// Removes a field whose layer is never applied, where nothing else can be meant: no code names the field, making the layer does nothing else, and nothing is
/// left unread for which C# would have a warning.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedLayerFix))]
[Shared]
public sealed class UnusedLayerFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0015"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (await SourcePlace.Find(diagnostic, FactNames.Failed, solution, cancellation).ConfigureAwait(false) is not { } place || Creation.At(place) is not { } creation) return [];
        if (creation.Expression.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } variable }) return [];
        if (place.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol field || IsVisibleElsewhere(field) || !IsPure(creation)) return [];
        if (await IsNamed(field, variable, solution, cancellation).ConfigureAwait(false)) return [];
        foreach (var symbol in Read(creation))
        {
            if (!await IsNamed(symbol, variable, solution, cancellation).ConfigureAwait(false)) return [];
        }

        return FieldRemoval.Of(variable) is { } change ? [new($"Remove {field.Name}: it is never applied", "remove unused layer", place.Document, change)] : [];
    }

    static bool IsVisibleElsewhere(IFieldSymbol field) => field.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Whether code outside a declaration names a symbol.</summary>
    static async Task<bool> IsNamed(ISymbol symbol, VariableDeclaratorSyntax declaration, Solution solution, CancellationToken cancellation) =>
        (await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false)).SelectMany(r => r.Locations)
            .Any(l => l.Location.SourceTree != declaration.SyntaxTree || !declaration.Span.Contains(l.Location.SourceSpan));

    /// <summary>What C# warns of where nothing reads it: parameters of a primary constructor, private fields.</summary>
    static IEnumerable<ISymbol> Read(Creation creation) => creation.List.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => n.Parent is not NameColonSyntax)
        .Select(n => creation.Model.GetSymbolInfo(n).Symbol).OfType<ISymbol>().Where(s => s is IParameterSymbol or IFieldSymbol { IsConst: false, DeclaredAccessibility: Accessibility.Private });

    /// <summary>Whether the arguments are computed of values alone.</summary>
    static bool IsPure(Creation creation) =>
        creation.Expression is not BaseObjectCreationExpressionSyntax { Initializer: not null }
        && creation.List.DescendantNodes().OfType<ExpressionSyntax>().All(e => IsPure(e, creation.Model));

    static bool IsPure(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        LiteralExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax or ConditionalExpressionSyntax or DefaultExpressionSyntax => true,
        SimpleNameSyntax { Parent: NameColonSyntax } or MemberAccessExpressionSyntax => true,
        BinaryExpressionSyntax or CastExpressionSyntax => model.GetSymbolInfo(expression).Symbol is null or IMethodSymbol { MethodKind: MethodKind.BuiltinOperator },
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.UnaryMinusExpression),
        _ => model.GetSymbolInfo(expression).Symbol switch
        {
            IFieldSymbol or IParameterSymbol or INamespaceOrTypeSymbol => true,
            IPropertySymbol property => IsStored(property),
            _ => false,
        },
    };

    static bool IsStored(IPropertySymbol property) =>
        !property.IsVirtual && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => property.Equals(f.AssociatedSymbol, SymbolEqualityComparer.Default));
}
