using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>Whether the C# compiler finds errors in what a network reaches.</summary>
static class CodeErrors
{
    /// <param name="compilation">The compilation.</param>
    /// <param name="declarations">The types, methods and accessors that are reached.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool Touch(Compilation compilation, IEnumerable<SyntaxReference> declarations, CancellationToken cancellation) =>
        declarations.GroupBy(d => d.SyntaxTree).Any(file => Touch(compilation, file.Key, new(file.Select(d => d.GetSyntax(cancellation))), cancellation));

    static bool Touch(Compilation compilation, SyntaxTree tree, HashSet<SyntaxNode> reached, CancellationToken cancellation)
    {
        // A brace too few moves all that follows into another declaration.
        if (tree.GetDiagnostics(cancellation).Any(IsError)) return true;
        var root = tree.GetRoot(cancellation);
        return compilation.GetSemanticModel(tree).GetDiagnostics(null, cancellation).Where(IsError)
            .Any(error => Owner(root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true)) is { } owner && reached.Contains(owner));
    }

    /// <summary>
    /// Where an error belongs to: a method or an accessor, which may not be reached though its type is, or the type, to whose initialisers and attributes it belongs.
    /// </summary>
    static SyntaxNode? Owner(SyntaxNode place) => place.AncestorsAndSelf().FirstOrDefault(n =>
        n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BaseTypeDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax });

    // Warnings that a project makes errors are no mistakes.
    static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
}
