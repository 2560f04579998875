using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Execution;
using NetGenCompiler.Lints;
using NetGenCompiler.Lowering;

namespace NetGenCompiler.Analyzers;

/// <summary>What there is to be said of a network that can be compiled, as diagnostics at the places of its definition.</summary>
sealed class AdviceDiagnostics(Compilation compilation, INamedTypeSymbol network, LoweredNetwork lowered, CancellationToken cancellation)
{
    // What switches advice off stands in the files that the network reaches or is seen by all files: it is lowered anew before that can be another.
    static readonly ConditionalWeakTable<LoweredNetwork, IReadOnlyList<Problem>> Wanted = new();

    public IEnumerable<Diagnostic> Of(NetworkAnalysis analysis)
    {
        if (!Wanted.TryGetValue(lowered, out var problems)) problems = Wanted.GetValue(lowered, _ => [.. Find(analysis)]);
        return problems.Select(p => ProblemDiagnostic.Of(network, lowered, p, cancellation));
    }

    IEnumerable<Problem> Find(NetworkAnalysis analysis)
    {
        List<Problem> problems = [.. analysis.Execution.Unused.GroupBy(u => (u.Created?.Method, u.Created?.Location ?? -1)).Select(Unused), .. analysis.Findings.Select(Finding)];
        var silenced = Silenced(problems);
        return problems.Where((_, index) => !silenced.Contains(index));
    }

    Problem Unused(IEnumerable<UnusedLayer> alike)
    {
        var first = alike.First();
        return new(ProblemIds.UnusedLayer, $"'{first.Path}' ({first.Op}) of '{network.Name}' is never applied, and has no weights{Others(alike.Count() - 1)}", first.Created);
    }

    static Problem Finding(LintFinding finding) => new(finding.Id, finding.Message + Others(finding.Others), finding.Site, finding.Created, Facts: finding.Facts);

    static string Others(int count) => count switch
    {
        0 => "",
        1 => "; likewise 1 more layer of this line",
        _ => $"; likewise {count} more layers of this line",
    };

    /// <summary>
    /// The advice, by its index, that is switched off where it concerns a block. That is not the place of the diagnostic, which stands in the network's class, but the
    /// block's author knows best. All is asked for at once, for each question has the compiler look for what an assembly suppresses.
    /// </summary>
    HashSet<int> Silenced(List<Problem> problems)
    {
        List<(int Index, Diagnostic Diagnostic)> asked = [];
        for (var i = 0; i < problems.Count; i++)
        {
            foreach (var site in new[] { problems[i].Site, problems[i].Created })
            {
                if (site is not null && lowered.LocationOf(site) is { } place) asked.Add((i, Diagnostic.Create(Rules.Of(problems[i].Id), place, i.ToString(CultureInfo.InvariantCulture))));
            }
        }

        if (asked.Count == 0) return [];
        var said = CompilationWithAnalyzers.GetEffectiveDiagnostics(asked.Select(a => a.Diagnostic), compilation)
            .Where(d => !d.IsSuppressed).ToLookup(d => d.GetMessage(CultureInfo.InvariantCulture));
        return [.. asked.GroupBy(a => a.Index).Where(g => said[g.First().Diagnostic.GetMessage(CultureInfo.InvariantCulture)].Count() < g.Count()).Select(g => g.Key)];
    }
}
