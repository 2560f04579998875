using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// Takes a field out of its class: of several in one declaration the one, else the declaration with its attributes, its documentation and the rest of its line.
/// Other comments above it stay, for they may be of more than this field.
/// </summary>
static class FieldRemoval
{
    /// <summary>The change; null where directives or comments stand within what would go.</summary>
    public static TextChange? Of(VariableDeclaratorSyntax field)
    {
        var declaration = (FieldDeclarationSyntax)field.Parent!.Parent!;
        var span = declaration.Declaration.Variables.Count > 1 ? OfSeveral(field, declaration.Declaration.Variables) : OfDeclaration(declaration);
        var lost = declaration.DescendantTrivia(new TextSpan(span.Start, span.Length)).Where(t => span.Contains(t.Span) && declaration.Span.Contains(t.Span));
        return lost.All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)) ? new(span, "") : null;
    }

    /// <summary>A variable with the comma before it; the first one with what is behind it up to the next.</summary>
    static TextSpan OfSeveral(VariableDeclaratorSyntax field, SeparatedSyntaxList<VariableDeclaratorSyntax> variables) => variables.IndexOf(field) is > 0 and var index
        ? TextSpan.FromBounds(variables.GetSeparator(index - 1).SpanStart, field.Span.End)
        : TextSpan.FromBounds(field.SpanStart, variables[1].SpanStart);

    static TextSpan OfDeclaration(FieldDeclarationSyntax declaration)
    {
        var text = declaration.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(declaration.SpanStart), text.Lines.GetLineFromPosition(declaration.Span.End));
        var next = declaration.GetLastToken().GetNextToken();
        if (text.ToString(TextSpan.FromBounds(first.Start, declaration.SpanStart)).Trim().Length > 0) return TextSpan.FromBounds(declaration.GetFirstToken().GetPreviousToken().Span.End, declaration.Span.End);
        if (next.SpanStart < last.End) return TextSpan.FromBounds(declaration.SpanStart, next.SpanStart);
        var start = Documentation(declaration) is { } documentation ? text.Lines.GetLineFromPosition(documentation.FullSpan.Start) : first;

        // Of the empty lines around it one goes, too; behind an opening brace the one that follows.
        var isFirst = start.LineNumber > 0 && text.Lines[start.LineNumber - 1].ToString().Trim() is "" or "{";
        var isBeforeEmpty = last.LineNumber + 1 < text.Lines.Count && text.Lines[last.LineNumber + 1].ToString().Trim().Length == 0;
        return TextSpan.FromBounds(start.Start, isFirst && isBeforeEmpty ? text.Lines[last.LineNumber + 1].EndIncludingLineBreak : last.EndIncludingLineBreak);
    }

    /// <summary>The documentation right above a declaration.</summary>
    static SyntaxTrivia? Documentation(FieldDeclarationSyntax declaration)
    {
        var above = declaration.GetLeadingTrivia().Reverse().SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault();
        return above.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) ? above : null;
    }
}
