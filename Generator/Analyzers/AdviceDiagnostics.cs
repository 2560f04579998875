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

    /// <summary>
    /// All that is not switched off where it concerns a block. That is not the place of the diagnostic, which stands in the network's class, but the block's author
    /// knows best. The compiler is asked for all at once, for each time it looks for what an assembly suppresses.
    /// </summary>
    IEnumerable<Problem> Find(NetworkAnalysis analysis)
    {
        List<Problem> problems = [.. analysis.Execution.Unused.GroupBy(u => (u.Created?.Method, u.Created?.Location ?? -1)).Select(Unused), .. analysis.Findings.Select(Finding)];
        var asked = problems.SelectMany((problem, index) => Places(problem).Select(place => Diagnostic.Create(Rules.Of(problem.Id), place, Number(index))));
        var said = CompilationWithAnalyzers.GetEffectiveDiagnostics(asked, compilation).Where(d => !d.IsSuppressed).ToLookup(d => d.GetMessage(CultureInfo.InvariantCulture));
        return problems.Where((problem, index) => said[Number(index)].Count() == Places(problem).Count());
    }

    IEnumerable<Location> Places(Problem problem) => new[] { problem.Site, problem.Created }.OfType<Graphs.CallSite>().Select(lowered.LocationOf).OfType<Location>();

    static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

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
}
