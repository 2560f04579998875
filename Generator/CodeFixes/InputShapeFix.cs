using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>Gives an input the shape that images usually have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputShapeFix))]
[Shared]
public sealed class InputShapeFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0002"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (await SourcePlace.Find(diagnostic.Location, solution, cancellation).ConfigureAwait(false) is not { } place) return [];
        if (place.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter) return [];
        const string Attribute = "[Shape(3, 224, 224)]";
        return [new($"Add {Attribute}", "shape", place.Document, new TextChange(new(parameter.SpanStart, 0), Attribute + " "))];
    }
}
