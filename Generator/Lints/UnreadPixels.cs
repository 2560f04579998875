using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// Windows whose steps do not end at the border: (size + padding − window) is no multiple of the stride, and what is left is more than padding.
/// Where windows do not even touch, <see cref="KernelBelowStride"/> has it.
/// </summary>
sealed class UnreadPixels : Lint
{
    public override string Id => LintIds.UnreadPixels;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        string? sizes = null;
        foreach (var node in context.Graph.Nodes)
        {
            var unread = Unread(context.Graph, node).ToList();
            if (unread.Count == 0) continue;
            sizes ??= ReadAll(context.Graph);
            yield return At(node, $"{Named(node)} never reads the last {string.Join(" and ", unread.Select(Text))} of its input {context.OperandOf(node).ToDisplayString()}{sizes}");
        }
    }

    /// <summary>The axes at whose end a node leaves pixels unread.</summary>
    static IEnumerable<SlidingAxis> Unread(Graph graph, Node node) =>
        node.Op is ISlidingWindow window ? window.SlidingAxes(graph.ShapeOf(node.Inputs[0]), node.Output).Where(a => a.UnreadPixels > 0 && a.Extent >= a.Stride) : [];

    static string Text(SlidingAxis axis) => (axis.Name, axis.UnreadPixels) switch
    {
        ("height", 1) => "row",
        ("height", var n) => $"{n} rows",
        ("width", 1) => "column",
        ("width", var n) => $"{n} columns",
        ("depth", 1) => "slice",
        ("depth", var n) => $"{n} slices",
        (_, 1) => "element",
        (_, var n) => $"{n} elements",
    };

    /// <summary>The nearest sizes of the input at which nothing is left unread.</summary>
    static string ReadAll(Graph graph)
    {
        if (graph.Inputs.Count != 1 || graph.ShapeOf(graph.Inputs[0].Value) is not { Rank: >= 2 } x) return "";
        var largest = x.Rank == 2 ? x[1] : Math.Max(x[x.Rank - 2], x[x.Rank - 1]);
        var around = Enumerable.Range(1, Math.Min(64, largest - 1)).ToList();
        var sizes = new[] { around.Select(d => ResizedInput.By(graph, -d)).FirstOrDefault(IsReadWhole), around.Select(d => ResizedInput.By(graph, d)).FirstOrDefault(IsReadWhole) };
        var found = sizes.Where(g => g is not null).Select(g => g!.ShapeOf(g.Inputs[0].Value).ToDisplayString()).ToList();
        return found.Count == 0 ? "" : $"; an input of {string.Join(" or ", found)} is read whole";
    }

    static bool IsReadWhole(Graph? graph) => graph is not null && graph.Nodes.All(n => !Unread(graph, n).Any());
}
