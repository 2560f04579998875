using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// Puts operators before a layer that needs another operand: Flatten before a linear layer, a global pool before Flatten. They stand where the layer is
/// applied, or before it in the list that is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertOperatorFix))]
[Shared]
public sealed class InsertOperatorFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0101", "NG0103"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        var repairs = new List<Repair>();
        foreach (var (fact, at, made) in new[] { (FactNames.Insert, FactNames.Failed, FactNames.Created), (FactNames.EarlierInsert, FactNames.Before, FactNames.BeforeCreated) })
        {
            if (!diagnostic.Properties.TryGetValue(fact, out var alternatives)) continue;
            var applied = await SourcePlace.Find(diagnostic, at, solution, cancellation).ConfigureAwait(false);
            var created = await SourcePlace.Find(diagnostic, made, solution, cancellation).ConfigureAwait(false);
            if (applied is null || created is null) continue;
            foreach (var operators in alternatives!.Split('|').Select(a => a.Split(' ')))
            {
                if (Insert(applied, created, operators) is { } repair) repairs.Add(repair);
            }
        }

        return repairs;
    }

    static Repair? Insert(SourcePlace applied, SourcePlace created, IReadOnlyList<string> operators)
    {
        if (Application.At(applied) is not { } application) return null;
        var (title, key) = ($"Insert {string.Join(" | ", operators)}", $"insert {string.Join(" ", operators)}");
        if (application.IsOfOneLayer(applied.Model)) return new(title, key, applied.Document, application.Insert(operators, applied.Model));

        // An element more would move those that are taken by their numbers.
        if (application.Layer is ElementAccessExpressionSyntax) return null;
        return LayerList.At(created) is { } list && list.TakesAnyLayer(created.Model) ? new(title, key, created.Document, list.Insert(operators, created.Model)) : null;
    }
}
