using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lowering;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Analyzers;

/// <summary>
/// A problem of a definition as a diagnostic: one, at the line of the [Network] class through which the failure comes, with the failing
/// line, the calls between, the layer's creation and the operations that made its operands as additional locations. The facts of the problem
/// are its properties, and so are the indices of the places among the additional locations that a code fix changes.
/// </summary>
static class ProblemDiagnostic
{
    public static Diagnostic Of(INamedTypeSymbol network, LoweredNetwork lowered, Problem problem, CancellationToken cancellation)
    {
        var frames = Frames(problem.Site).ToList();
        var places = frames.Select(lowered.LocationOf).ToList();
        var declarations = network.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).ToList();
        var own = places.FindIndex(p => p is not null && declarations.Any(d => d.SyntaxTree == p.SourceTree && d.Span.Contains(p.SourceSpan)));
        var location = own >= 0 ? places[own]! : network.Locations[0];
        var others = places.Where((p, i) => p is not null && i != own).Select(p => p!).ToList();
        var properties = problem.Facts.ToImmutableDictionary(f => f.Name, f => (string?)f.Value);
        if (places.Count > 0 && places[0] is not null) properties = properties.SetItem(FactNames.Failed, own == 0 ? FactNames.Primary : "0");
        foreach (var (name, site) in NamedPlaces(problem))
        {
            if (lowered.LocationOf(site) is not { } place) continue;
            properties = properties.SetItem(name, others.Count.ToString(CultureInfo.InvariantCulture));
            others.Add(place);
        }

        others.AddRange(problem.Origin.Select(lowered.LocationOf).OfType<Location>().Where(p => p != location).Except(others));
        return Diagnostic.Create(Rules.Of(problem.Id), location, others, properties, Message(problem, frames, own));
    }

    static IEnumerable<Place> NamedPlaces(Problem problem) => problem.Created is null ? problem.Places : problem.Places.Prepend(new(FactNames.Created, problem.Created));

    static IEnumerable<CallSite> Frames(CallSite? site)
    {
        for (; site is not null; site = site.Caller) yield return site;
    }

    static string Message(Problem problem, List<CallSite> frames, int own)
    {
        var inside = own > 0 ? $" (in {KeyNames.WithType(frames[0].Method)})" : "";
        return problem.Message + inside + (problem.Trace.Count == 0 ? "" : $"; it comes from {string.Join(", ", problem.Trace)}");
    }
}
