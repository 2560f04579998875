using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>A view of a view is a view of the original.</summary>
static class MergeViews
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
        IsView(node) && IsView(rewriter[node.Inputs[0]])
            ? node with { Op = SimplifyOperators.View(node.Output), Inputs = rewriter[node.Inputs[0]].Inputs }
            : node);

    static bool IsView(Node node) => node.Op.Kind == OpKind.View && node.Epilogues.Count == 0;
}
