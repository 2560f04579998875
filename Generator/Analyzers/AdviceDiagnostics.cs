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

    IEnumerable<Problem> Find(NetworkAnalysis analysis) =>
        analysis.Execution.Unused.GroupBy(u => (u.Created?.Method, u.Created?.Location ?? -1)).Select(Unused)
            .Concat(analysis.Findings.Select(Finding))
            .Where(p => !IsSilenced(p));

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
    /// Whether the place in a block has switched the advice off. That is not the place of the diagnostic, which stands in the network's class, but the block's
    /// author knows best.
    /// </summary>
    bool IsSilenced(Problem problem)
    {
        var rule = Rules.Of(problem.Id);
        var places = new[] { problem.Site, problem.Created }.Where(s => s is not null).Select(s => lowered.LocationOf(s!)).Where(p => p is not null);
        return CompilationWithAnalyzers.GetEffectiveDiagnostics(places.Select(p => Diagnostic.Create(rule, p, "")), compilation).Count(d => !d.IsSuppressed) < places.Count();
    }
}
