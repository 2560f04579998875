using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Emission;

namespace NetGenCompiler.Stubs;

/// <summary>Rewrites generated members to what can be seen of them: constants are 0, bodies throw, and nothing private is left.</summary>
/// <param name="failure">What bodies throw.</param>
/// <param name="taken">Members of the network's class that are left out.</param>
sealed class StubMembers(ExpressionSyntax failure, IReadOnlyCollection<string> taken) : CSharpSyntaxRewriter
{
    static readonly SyntaxToken End = SyntaxFactory.Token(SyntaxKind.SemicolonToken);

    ArrowExpressionClauseSyntax Throws => SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ThrowExpression(failure));

    /// <summary>The members of a generated class.</summary>
    public IEnumerable<MemberDeclarationSyntax> Of(ClassDeclarationSyntax generated) => generated.Members.Where(m => !taken.Contains(NameOf(m))).SelectMany(Rewritten);

    // Which layers there are is not known.
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        node.WithMembers([.. node.Identifier.ValueText == ShapesEmitter.TypeName ? [] : node.Members.SelectMany(Rewritten)]);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node.WithDeclaration(node.Declaration.WithVariables(
        SyntaxFactory.SeparatedList(node.Declaration.Variables.Select(v => v.WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0))))))));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.WithBody(null).WithExpressionBody(Throws).WithSemicolonToken(End);

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        node.WithInitializer(null).WithBody(null).WithExpressionBody(Throws).WithSemicolonToken(End);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) => node.AccessorList is { Accessors.Count: > 1 } accessors
        ? node.WithAccessorList(accessors.WithAccessors([.. accessors.Accessors.Select(a => a.WithBody(null).WithExpressionBody(Throws).WithSemicolonToken(End))])).WithInitializer(null).WithSemicolonToken(default)
        : node.WithAccessorList(null).WithInitializer(null).WithExpressionBody(Throws).WithSemicolonToken(End);

    IEnumerable<MemberDeclarationSyntax> Rewritten(MemberDeclarationSyntax member) =>
        IsVisible(member) && Visit(member.WithoutLeadingTrivia()) is MemberDeclarationSyntax visible ? [visible] : [];

    static bool IsVisible(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.InternalKeyword)
        || member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ClassDeclarationSyntax nested => nested.Identifier.ValueText,
        _ => "",
    };
}
