using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>What typing leaves behind at random: tokens missing, doubled, swapped, or replaced by another of the file.</summary>
static class TokenEdit
{
    /// <summary>A text with some tokens edited; equal seeds make equal edits.</summary>
    public static string Apply(string text, Random random)
    {
        for (var left = random.Next(8) == 0 ? 3 : 1; left > 0; left--)
        {
            List<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens(text).Where(t => t.Span.Length > 0)];
            if (tokens.Count < 2) return text;
            var (token, next) = At(tokens, random.Next(tokens.Count - 1));
            text = random.Next(6) switch
            {
                0 => text.Remove(token.SpanStart, token.Span.Length),
                1 => text.Insert(token.Span.End, " " + token.Text),
                2 => text[..token.SpanStart] + next.Text + text[token.Span.End..next.SpanStart] + token.Text + text[next.Span.End..],
                3 => text.Remove(token.SpanStart, EndOfLine(text, token.SpanStart) - token.SpanStart),
                _ => Replaced(text, tokens, random),
            };
        }

        return text;
    }

    static (SyntaxToken Token, SyntaxToken Next) At(List<SyntaxToken> tokens, int index) => (tokens[index], tokens[index + 1]);

    /// <summary>An identifier or number becomes another one of the file.</summary>
    static string Replaced(string text, List<SyntaxToken> tokens, Random random)
    {
        var kind = random.Next(2) == 0 ? SyntaxKind.IdentifierToken : SyntaxKind.NumericLiteralToken;
        List<SyntaxToken> alike = [.. tokens.Where(t => t.IsKind(kind))];
        if (alike.Count == 0) return text;
        var (token, other) = (alike[random.Next(alike.Count)], alike[random.Next(alike.Count)]);
        return text[..token.SpanStart] + other.Text + text[token.Span.End..];
    }

    static int EndOfLine(string text, int position) => text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;
}
