using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lowering;

namespace NetGenCompiler.Analyzers;

/// <summary>The shape of what each call of a definition makes, at the call, for those who switch that on.</summary>
sealed class ShapeHints(Compilation compilation, INamedTypeSymbol network, LoweredNetwork lowered)
{
    // Beyond that, a block's line is only counted.
    const int Listed = 3;

    public IEnumerable<Diagnostic> Of(Graph graph)
    {
        var rule = Rules.Of(ProblemIds.ShapeHint);
        if (!CompilationWithAnalyzers.GetEffectiveDiagnostics([Diagnostic.Create(rule, network.Locations[0], "")], compilation).Any()) return [];

        // A call that leads to several operations makes what the last of them makes.
        var results = new Dictionary<CallSite, Node>();
        foreach (var node in graph.Nodes)
        {
            for (var call = node.Site; call is not null; call = call.Caller) results[call] = node;
        }

        return results.GroupBy(r => (r.Key.Method, r.Key.Location))
            .Select(calls => (Place: lowered.LocationOf(calls.First().Key), Message: Text([.. calls.Select(c => c.Value)])))
            .Where(hint => hint.Place is not null).Select(hint => Diagnostic.Create(rule, hint.Place, hint.Message));
    }

    string Text(List<Node> results)
    {
        var shapes = results.Select(n => string.Join(", ", n.Outputs.Select(o => o.ToDisplayString()))).Distinct().ToList();
        var more = shapes.Count > Listed ? $" and {shapes.Count - Listed} more shapes" : "";
        return $"{network.Name}: {string.Join("; ", shapes.Take(Listed))}{more}{(results.Count > 1 ? $", in {results.Count} calls" : "")}";
    }
}
