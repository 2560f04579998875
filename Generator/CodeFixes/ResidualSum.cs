using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>A sum of two tensors in a method of a module, where the module's fields can be applied.</summary>
sealed record ResidualSum(ExpressionSyntax Expression, MethodDeclarationSyntax Method, TypeDeclarationSyntax Class, SemanticModel Model)
{
    public static ResidualSum? At(SourcePlace place)
    {
        if (place.Node is not (BinaryExpressionSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax)) return null;
        if (place.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type } method) return null;
        var sum = new ResidualSum((ExpressionSyntax)place.Node, method, type, place.Model);
        return sum.IsOfModule && !method.Modifiers.Any(SyntaxKind.StaticKeyword) && !sum.Around.Any(IsStatic) ? sum : null;
    }

    /// <summary>Whether it is computed once for each use of the class: in Forward, in no loop and in no function within.</summary>
    public bool IsStraight => Method.Identifier.ValueText == "Forward" && !IsInLoop && !Around.Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    public bool IsInLoop => Around.Any(n => n is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    IEnumerable<SyntaxNode> Around => Expression.Ancestors().TakeWhile(n => n != Method);

    bool IsOfModule
    {
        get
        {
            for (var type = Model.GetDeclaredSymbol(Class)?.BaseType; type is not null; type = type.BaseType)
            {
                if (type is { Name: "Module" or "Layer", ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } }) return true;
            }

            return false;
        }
    }

    static bool IsStatic(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    /// <summary>One of the operands; null where it is no expression of its own, as what <c>+=</c> assigns to.</summary>
    public ExpressionSyntax? Operand(bool isLeft) => Expression switch
    {
        BinaryExpressionSyntax sum => isLeft ? sum.Left : sum.Right,
        AssignmentExpressionSyntax sum => isLeft ? null : sum.Right,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var left, var right] } => isLeft ? left.Expression : right.Expression,
        _ => null,
    };

    /// <summary>A name that nothing in the class has.</summary>
    public string FreeName(string name)
    {
        var taken = new HashSet<string>(Class.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        taken.UnionWith(Model.LookupSymbols(Expression.SpanStart).Select(s => s.Name));
        return taken.Contains(name) ? Enumerable.Range(2, int.MaxValue - 2).Select(i => name + i).First(n => !taken.Contains(n)) : name;
    }

    /// <summary>The change that declares a field after the others.</summary>
    public TextChange Field(string declaration)
    {
        var text = Class.SyntaxTree.GetText();
        var last = Class.Members.OfType<FieldDeclarationSyntax>().LastOrDefault();
        var modifiers = last is not null && last.Modifiers.Any(SyntaxKind.PrivateKeyword) ? "private readonly" : "readonly";
        if (last is null)
        {
            var (brace, start) = (Class.OpenBraceToken.Span.End, Break(text, Class.Members[0].SpanStart));
            return new(new(start is null ? brace : text.Lines.GetLineFromPosition(brace).End, 0), $"{start ?? " "}{modifiers} {declaration}{start?.TrimEnd(' ', '\t')}");
        }

        var line = text.Lines.GetLineFromPosition(last.Span.End);
        return Break(text, last.SpanStart) is { } separator && Class.Members.All(m => m == last || !line.Span.Contains(m.SpanStart))
            ? new(new(line.End, 0), $"{separator}{modifiers} {declaration}")
            : new(new(last.Span.End, 0), $" {modifiers} {declaration}");
    }

    /// <summary>The changes that apply a layer to an operand, in the form that the method has.</summary>
    public ImmutableArray<TextChange> Apply(string layer, ExpressionSyntax operand)
    {
        var isInParentheses = operand is ParenthesizedExpressionSyntax;
        if (!Pipes(Method) && Class.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any())
        {
            return isInParentheses
                ? [new(new(operand.SpanStart, 1), $"{layer}["), new(new(operand.Span.End - 1, 1), "]")]
                : [new(new(operand.SpanStart, 0), $"{layer}["), new(new(operand.Span.End, 0), "]")];
        }

        if (operand is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax inner } && !inner.IsKind(SyntaxKind.CoalesceExpression)) return [new(new(inner.Span.End, 0), $" | {layer}")];
        var bindsTighter = Expression is BinaryExpressionSyntax;
        return operand is BinaryExpressionSyntax
            ? [new(new(operand.SpanStart, 0), bindsTighter ? "(" : ""), new(new(operand.Span.End, 0), $" | {layer}{(bindsTighter ? ")" : "")}")]
            : Wrap.With(operand, bindsTighter ? "(" : "", $" | {layer}{(bindsTighter ? ")" : "")}");
    }

    bool Pipes(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(b => b.IsKind(SyntaxKind.BitwiseOrExpression) && Model.GetTypeInfo(b).Type?.Name == "Tensor");

    /// <summary>The line end and the indentation of a place that is the first of its line; null where it is not.</summary>
    static string? Break(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, position));
        return indentation.Trim().Length == 0 ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation : null;
    }
}
