using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>Projects the shortcut of a residual sum: a field with a 1×1 convolution in the class that adds, applied to the operand that the branch comes from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProjectionFix))]
[Shared]
public sealed class ProjectionFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0110"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FactNames.Shortcut, out var side)) return [];
        if (await SourcePlace.Find(diagnostic, FactNames.Failed, solution, cancellation).ConfigureAwait(false) is not { } place) return [];
        if (ResidualSum.At(place) is not { } sum || sum.Operand(side == FactNames.Left) is not { } shortcut) return [];
        var branch = new List<Creation>();
        for (var i = 0; diagnostic.Properties.ContainsKey(Branch(i)); i++)
        {
            if (await SourcePlace.Find(diagnostic, Branch(i), solution, cancellation).ConfigureAwait(false) is { } made && Creation.At(made) is { } creation) branch.Add(creation);
        }

        // What is computed several times is right if it was tried; how often loops run can follow from the arguments of each use.
        var projection = new Projection(sum.Class, place.Model, branch);
        if (!sum.IsStraight && (!diagnostic.Properties.ContainsKey(FactNames.Fits) || (sum.IsInLoop && projection.IsParameterised))) return [];
        if (projection.Layer(diagnostic.Properties, out var type) is not { } layer) return [];
        var name = sum.FreeName("project");
        return [new("Project the shortcut by a 1×1 convolution", "project", place.Document, [sum.Field($"{type} {name} = {layer};"), .. sum.Apply(name, shortcut)])];
    }

    static string Branch(int index) => FactNames.Branch + index.ToString(CultureInfo.InvariantCulture);
}
