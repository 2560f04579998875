using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>Puts dropout behind the last batch normalisation of its pipe or its list: where that is the next layer, the two change places.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropoutOrderFix))]
[Shared]
public sealed class DropoutOrderFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0307"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        var applied = await SourcePlace.Find(diagnostic, FactNames.Failed, solution, cancellation).ConfigureAwait(false);
        if (applied is null || Application.At(applied) is not { } application) return [];
        if (application.IsOfOneLayer(applied.Model)) return application is { IsPipe: true, Layer: { } dropout } ? Move(applied.Document, applied.Model, Stages(dropout)) : [];
        return await SourcePlace.Find(diagnostic, FactNames.Created, solution, cancellation).ConfigureAwait(false) is { } created && LayerList.At(created) is { } list
            ? Move(created.Document, created.Model, [.. list.Expressions.Skip(list.Index)])
            : [];
    }

    static IReadOnlyList<Repair> Move(Document document, SemanticModel model, List<ExpressionSyntax> layers)
    {
        var last = layers.FindLastIndex(l => model.GetTypeInfo(l).Type?.Name.StartsWith("BatchNorm", StringComparison.Ordinal) ?? false);
        if (last <= 0) return [];

        // Each place gets the next one's layer, and keeps the white space and the comments around it.
        var changes = Enumerable.Range(0, last + 1).Select(i => new TextChange(layers[i].Span, layers[i == last ? 0 : i + 1].ToString()));
        return [new("Put dropout behind the last batch normalisation", "dropout", document, [.. changes])];
    }

    /// <summary>A stage of a pipe and those behind it.</summary>
    static List<ExpressionSyntax> Stages(ExpressionSyntax stage)
    {
        var stages = new List<ExpressionSyntax> { stage };
        for (var pipe = (BinaryExpressionSyntax)stage.Parent!; pipe.Parent is BinaryExpressionSyntax next && next.IsKind(SyntaxKind.BitwiseOrExpression) && next.Left == pipe; pipe = next)
        {
            stages.Add(next.Right);
        }

        return stages;
    }
}
