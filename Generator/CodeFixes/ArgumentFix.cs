using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// Gives the arguments of a layer values that the compiler has found to be right: a declared size the operand's, padding what keeps the size, groups a
/// number that divides, a kernel a multiple of its stride. A declared size can also go.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentFix))]
[Shared]
public sealed class ArgumentFix : NetworkFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NG0102", "NG0103", "NG0105", "NG0108", "NG0110", "NG0111", "NG0304", "NG0306"];

    private protected override async Task<IReadOnlyList<Repair>> FindRepairs(Diagnostic diagnostic, Solution solution, CancellationToken cancellation)
    {
        var repairs = new List<Repair>();
        foreach (var (fact, name) in new[] { (FactNames.Changes, FactNames.Created), (FactNames.EarlierChanges, FactNames.Changed) })
        {
            if (!diagnostic.Properties.TryGetValue(fact, out var changes)) continue;
            if (await SourcePlace.Find(diagnostic, name, solution, cancellation).ConfigureAwait(false) is not { } place || Creation.At(place) is not { } creation) continue;
            repairs.AddRange(ArgumentChange.Read(changes!).Select((c, i) => Set(place.Document, creation, c, i)).OfType<Repair>());
            if (diagnostic.Properties.TryGetValue(FactNames.Removable, out var argument)) repairs.AddRange(Remove(place.Document, creation, argument!));
        }

        return repairs;
    }

    static Repair? Set(Document document, Creation creation, IReadOnlyList<ArgumentChange> changes, int alternative)
    {
        var edits = changes.Select(c => (Change: c, Edit: creation.Set(c.Argument, ValueOf(creation, c)))).ToList();
        if (edits.Any(e => e.Edit is null)) return null;
        return new(Title(creation, changes), $"set {string.Join(" ", changes.Select(c => c.Argument))} {alternative}", document, [.. edits.Select(e => e.Edit!.Value)]);
    }

    static string Title(Creation creation, IReadOnlyList<ArgumentChange> changes)
    {
        if (changes is [{ Argument: "bias", Value: "false" }]) return "Remove the bias";
        var values = changes.Select(c => $"{c.Argument} to {ValueOf(creation, c)}").ToList();
        return values.Count == 1 ? $"Set {values[0]}" : $"Set {string.Join(", ", values.Take(values.Count - 1))} and {values[values.Count - 1]}";
    }

    static IEnumerable<Repair> Remove(Document document, Creation creation, string argument) =>
        creation.Remove(argument) is { Count: > 0 } edits ? [new($"Remove {argument}: it is inferred", $"remove {argument}", document, [.. edits])] : [];

    /// <summary>Where a block's kernel is a parameter, its padding follows it.</summary>
    static string ValueOf(Creation creation, ArgumentChange change) =>
        change.Argument == "padding" && creation.Argument("dilation") is null && creation.Argument("kernel") is { } kernel && !creation.IsConstant(kernel.Expression)
            && creation.Model.GetTypeInfo(kernel.Expression).Type?.SpecialType == SpecialType.System_Int32 && kernel.Expression.ToString() is { } text && text.All(char.IsLetterOrDigit)
            ? $"{text} / 2"
            : change.Value;
}
