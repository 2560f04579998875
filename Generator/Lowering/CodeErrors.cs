using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>Whether the C# compiler finds errors in what a network reaches.</summary>
static class CodeErrors
{
    // A network is lowered anew before there can be other errors in what it reaches.
    static readonly ConditionalWeakTable<LoweredNetwork, StrongBox<bool>> Known = new();

    /// <param name="compilation">The compilation.</param>
    /// <param name="lowered">The network.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool Touch(Compilation compilation, LoweredNetwork lowered, CancellationToken cancellation)
    {
        if (Known.TryGetValue(lowered, out var known)) return known.Value;
        var result = lowered.Declarations.GroupBy(d => d.SyntaxTree)
            .Any(file => Touch(compilation, file.Key, new(file.Select(d => d.GetSyntax(cancellation))), lowered.Definition is null, cancellation));
        return Known.GetValue(lowered, _ => new(result)).Value;
    }

    /// <summary>Whether a file is no C#.</summary>
    public static bool InSyntax(SyntaxTree tree, CancellationToken cancellation) => tree.GetRoot(cancellation).ContainsDiagnostics && tree.GetDiagnostics(cancellation).Any(IsError);

    /// <param name="isWhole">Whether all members of the types count: what a network lacks may be one that is half typed.</param>
    static bool Touch(Compilation compilation, SyntaxTree tree, HashSet<SyntaxNode> reached, bool isWhole, CancellationToken cancellation)
    {
        if (InSyntax(tree, cancellation)) return true;
        var root = tree.GetRoot(cancellation);
        return compilation.GetSemanticModel(tree).GetDiagnostics(null, cancellation).Where(IsError)
            .Select(error => root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true))
            .Any(place => isWhole ? place.AncestorsAndSelf().Any(reached.Contains) : Owner(place) is { } owner && reached.Contains(owner));
    }

    /// <summary>
    /// Where an error belongs to: a method or an accessor, which may not be reached though its type is, or the type, to whose initialisers and attributes it belongs.
    /// </summary>
    static SyntaxNode? Owner(SyntaxNode place) => place.AncestorsAndSelf().FirstOrDefault(n => n is AccessorDeclarationSyntax or BaseTypeDeclarationSyntax
        or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } || (n is BaseMethodDeclarationSyntax && !IsStaticConstructor(n)));

    // It runs with the initialisers of its type.
    static bool IsStaticConstructor(SyntaxNode node) => node is ConstructorDeclarationSyntax constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword);

    // Warnings that a project makes errors are no mistakes.
    static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
}
