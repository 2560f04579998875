using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>Windows that are smaller than the steps between them: what lies between is never read, as in a 1×1 shortcut of stride 2.</summary>
sealed class KernelBelowStride : Lint
{
    public override string Id => LintIds.KernelBelowStride;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Op is not ISlidingWindow window) continue;
            var axes = window.SlidingAxes(context.OperandOf(node), node.Output).Where(a => a.Extent < a.Stride && a.Count > 1).ToList();
            if (axes.Count == 0) continue;
            var share = axes.Aggregate(1.0, (product, a) => product * a.Kernel / a.Stride);
            yield return At(node, $"{Named(node)} steps by {axes[0].Stride} with a kernel of {axes[0].Kernel}: it reads {share:0%} of the pixels of its input {context.OperandOf(node).ToDisplayString()}");
        }
    }
}
