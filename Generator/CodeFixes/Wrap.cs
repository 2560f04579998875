using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>Text before and after an expression, which gets parentheses where it would fall apart without.</summary>
static class Wrap
{
    public static ImmutableArray<TextChange> With(ExpressionSyntax expression, string before, string after)
    {
        var isPrimary = expression is SimpleNameSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        return
        [
            new(new(expression.SpanStart, 0), isPrimary ? before : before + "("),
            new(new(expression.Span.End, 0), isPrimary ? after : ")" + after),
        ];
    }
}
