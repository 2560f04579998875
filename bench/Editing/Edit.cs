using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.Bench.Editing;

/// <summary>A replacement of some text in a file, another in every round.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file.</param>
/// <param name="Anchor">The text before what is replaced.</param>
/// <param name="End">The text after what is replaced.</param>
/// <param name="Replacement">What is put in between, by round.</param>
sealed record Edit(string Kind, string Path, string Anchor, string End, Func<int, string> Replacement)
{
    public TextChange At(string text, int round)
    {
        var start = text.IndexOf(Anchor, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"'{Anchor}' is not in {Path}");
        start += Anchor.Length;
        return new(TextSpan.FromBounds(start, text.IndexOf(End, start, StringComparison.Ordinal)), Replacement(round));
    }
}
