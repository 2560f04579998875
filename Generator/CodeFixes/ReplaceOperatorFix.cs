using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>Puts an operator without arguments in the place of one that fits only one size of the input: a global pool for a pool of a fixed window.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceOperatorFix))]
[Shared]
public sealed class ReplaceOperatorFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0103"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FactNames.Replace, out var name)) return [];
        if (await SourcePlace.Find(diagnostic, FactNames.Replaced, solution, cancellation).ConfigureAwait(false) is not { } place) return [];
        if (Creation.At(place) is not { Expression: InvocationExpressionSyntax call } creation) return [];

        // As a method of the tensor it keeps its parentheses.
        var isMethod = creation.Method.ContainingType.Name == "Tensor" && call.Expression is MemberAccessExpressionSyntax;
        var change = isMethod
            ? new TextChange(TextSpan.FromBounds(((MemberAccessExpressionSyntax)call.Expression).Name.SpanStart, call.Span.End), $"{name}()")
            : new TextChange(call.Span, FunctionalName.At(place.Model, call.SpanStart, name!));
        return [new($"Replace {creation.Method.Name} by {name}", $"replace by {name}", place.Document, change)];
    }
}
