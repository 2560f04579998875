using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>The expression that makes a layer, <c>new(64, 3)</c> or <c>MaxPool2d(3)</c>, whose arguments may be named or not.</summary>
sealed record Creation(ExpressionSyntax Expression, ArgumentListSyntax List, IMethodSymbol Method, SemanticModel Model)
{
    SeparatedSyntaxList<ArgumentSyntax> Arguments => List.Arguments;

    /// <summary>The creation at a place; null where there is another expression.</summary>
    public static Creation? At(SourcePlace place)
    {
        var expression = place.Node.FirstAncestorOrSelf<ExpressionSyntax>(e => e is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);
        var list = (expression as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (expression as InvocationExpressionSyntax)?.ArgumentList;
        if (list is null || place.Model.GetSymbolInfo(expression!).Symbol is not IMethodSymbol method) return null;
        return method.ContainingNamespace is { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } ? new(expression!, list, method, place.Model) : null;
    }

    /// <summary>The argument of a parameter; null where its default is taken.</summary>
    public ArgumentSyntax? Argument(string parameter) => Arguments.FirstOrDefault(a => NameOf(a) == parameter);

    /// <summary>
    /// The change that gives an argument a value; null where the layer has no such argument, or where it is computed: another value of its variables would
    /// need another one.
    /// </summary>
    public TextChange? Set(string parameter, string value)
    {
        if (Method.Parameters.FirstOrDefault(p => p.Name == parameter) is not { } symbol) return null;
        if (Argument(parameter) is { } present) return IsConstant(present.Expression) ? new(present.Expression.Span, value) : null;
        var text = $"{parameter}: {value}";
        var next = Arguments.FirstOrDefault(a => a.NameColon is not null && Ordinal(a) > symbol.Ordinal);
        if (next is not null) return new(new(next.SpanStart, 0), $"{text}, ");
        return Arguments.Count == 0 ? new(new(List.OpenParenToken.Span.End, 0), text) : new(new(Arguments.Last().Span.End, 0), $", {text}");
    }

    /// <summary>The changes that leave an argument out; those after it get their names.</summary>
    public IReadOnlyList<TextChange> Remove(string parameter)
    {
        if (Argument(parameter) is not { } argument) return [];
        var index = Arguments.IndexOf(argument);
        var followers = Arguments.Skip(index + 1).Where(a => a.NameColon is null).Select(a => new TextChange(new(a.SpanStart, 0), $"{NameOf(a)}: "));
        if (index == 0)
        {
            var end = Arguments.Count > 1 ? Arguments[1].SpanStart : argument.Span.End;
            return [new(TextSpan.FromBounds(argument.SpanStart, end), ""), .. followers];
        }

        // A comment between the two stays.
        var comma = Arguments.GetSeparator(index - 1);
        var span = TextSpan.FromBounds(comma.SpanStart, argument.Span.End);
        var hasComment = comma.TrailingTrivia.Concat(argument.GetLeadingTrivia()).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
        return hasComment ? [new(comma.Span, ""), new(argument.Span, ""), .. followers] : [new(span, ""), .. followers];
    }

    /// <summary>Whether an expression is the same whoever makes the layer: numbers and constants, also in a tuple.</summary>
    public bool IsConstant(ExpressionSyntax expression) => expression switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.All(a => IsConstant(a.Expression)),
        ParenthesizedExpressionSyntax inner => IsConstant(inner.Expression),
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        _ => Model.GetConstantValue(expression).HasValue,
    };

    string? NameOf(ArgumentSyntax argument) => argument.NameColon?.Name.Identifier.ValueText ?? Method.Parameters.ElementAtOrDefault(Arguments.IndexOf(argument))?.Name;

    int Ordinal(ArgumentSyntax argument) => Method.Parameters.FirstOrDefault(p => p.Name == NameOf(argument))?.Ordinal ?? int.MaxValue;
}
