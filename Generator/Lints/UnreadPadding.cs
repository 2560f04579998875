using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>Padding behind the last window, which shifts what a pixel of the result sees towards the start; the usual 3×3 of stride 2 on an even map.</summary>
sealed class UnreadPadding : Lint
{
    public override string Id => LintIds.UnreadPadding;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Op is not ISlidingWindow window) continue;
            var axes = window.SlidingAxes(context.OperandOf(node), node.Output).Where(a => a.UnreadPadding > 0 && a.UnreadPixels == 0).ToList();
            if (axes.Count == 0) continue;
            var pads = string.Join(" and ", axes.Select(a => $"{a.UnreadPadding} of {a.After} along the {a.Name}"));
            yield return At(node, $"{Named(node)} never reads the padding at the end, {pads}: its windows lie off the centre of the input {context.OperandOf(node).ToDisplayString()}");
        }
    }
}
