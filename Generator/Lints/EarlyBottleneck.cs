using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// A first layer that steps far and keeps fewer numbers than the input has: what it drops no later layer finds. Szegedy et al., 2016, "Rethinking the
/// Inception architecture", section 2: avoid representational bottlenecks, especially early.
/// </summary>
sealed class EarlyBottleneck : Lint
{
    // Steps of two lose little with the usual widths, and everybody takes them.
    const int LongStep = 3;

    public override string Id => LintIds.EarlyBottleneck;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Op is not ISlidingWindow window || context.Fields[node.Inputs[0]] is not { Vertical.Stride: 1, Horizontal.Stride: 1 }) continue;
            var input = context.OperandOf(node);
            var stride = window.SlidingAxes(input, node.Output).Max(a => a.Stride);
            if (stride < LongStep || node.Output.Length >= input.Length || node.Output.Dimensions.Skip(1).All(d => d == 1)) continue;
            yield return At(
                node, $"{Named(node)} is a bottleneck at the start: with a stride of {stride} it leaves {node.Output.ToDisplayString()}, {(double)node.Output.Length / input.Length:0%} of the numbers of {input.ToDisplayString()}; a shorter stride or more channels keep them");
        }
    }
}
