using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>Which parameters of a primary constructor an object keeps: those that its members use, outside of initialisers and base arguments.</summary>
sealed class CapturedParameters(CompilationContext context, CancellationToken cancellation)
{
    public bool Contains(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.DeclaringSyntaxReferences.Where(r => !Symbols.IsGenerated(r.SyntaxTree)).Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
            .SelectMany(declaration => declaration.Members).SelectMany(Bodies)
            .SelectMany(body => body.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == parameter.Name && Refers(name, parameter));

    bool Refers(IdentifierNameSyntax name, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(context.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol, parameter);

    static IEnumerable<SyntaxNode> Bodies(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax or FieldDeclarationSyntax or DelegateDeclarationSyntax => [],
        BasePropertyDeclarationSyntax property => ((IEnumerable<SyntaxNode?>)[property.AccessorList, (property as PropertyDeclarationSyntax)?.ExpressionBody, (property as IndexerDeclarationSyntax)?.ExpressionBody])
            .OfType<SyntaxNode>(),
        _ => [member],
    };
}
