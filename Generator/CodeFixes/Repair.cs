using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// One way to mend a diagnostic, as changes of text: what it does not mean to change stays as it is, with its comments and line ends.
/// </summary>
/// <param name="Title">What an editor offers.</param>
/// <param name="Key">What repairs of other diagnostics have in common with it.</param>
/// <param name="Edits">The changes of each document.</param>
sealed record Repair(string Title, string Key, ImmutableArray<(Document Document, ImmutableArray<TextChange> Changes)> Edits)
{
    public Repair(string title, string key, Document document, params ImmutableArray<TextChange> changes)
        : this(title, key, [(document, changes)])
    {
    }

    public async Task<Solution> Apply(Solution solution, CancellationToken cancellation)
    {
        foreach (var (document, changes) in Edits)
        {
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
        }

        return solution;
    }
}
