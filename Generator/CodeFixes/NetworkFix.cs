using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGenCompiler.CodeFixes;

/// <summary>A fix that finds its repairs from the facts and places of one diagnostic.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    /// <summary>Each diagnostic is mended by itself, so that many can be at once.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var repair in await FindRepairs(diagnostic, solution, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(repair.Title, c => repair.Apply(solution, c), repair.Key), diagnostic);
            }
        }
    }

    private protected abstract Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation);
}
