using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// An activation on the narrow result of an inverted bottleneck (1×1 that widens, depthwise, 1×1 that narrows): in few dimensions what it cuts is
/// in no other channel. Sandler et al., 2018, "MobileNetV2: inverted residuals and linear bottlenecks", section 3.2.
/// </summary>
sealed class ActivationAfterBottleneck : Lint
{
    // An inside that is not twice as wide is a plain separable convolution, which is activated.
    const int Widening = 2;

    public override string Id => LintIds.ActivationAfterBottleneck;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Op is not Activation or Affine) continue;
            var projection = Producer(context, node, n => n.Op is Affine or ScaleShift or BatchNorm);
            if (projection.Op is not Conv2d { Kernel: { Height: 1, Width: 1 }, Groups: 1 } || context.OperandOf(projection).Channels < Widening * projection.Output.Channels) continue;
            var depthwise = Producer(context, projection, IsBetween);
            if (depthwise.Op is not Conv2d { Groups: > 1 } || context.OperandOf(depthwise).Channels != ((Conv2d)depthwise.Op).Groups) continue;
            var expansion = Producer(context, depthwise, IsBetween);
            if (expansion.Op is not Conv2d { Kernel: { Height: 1, Width: 1 }, Groups: 1 } || expansion.Output.Channels < Widening * context.OperandOf(expansion).Channels) continue;
            yield return At(
                node,
                $"{Named(node)} follows a linear bottleneck: {Named(projection)} narrows {context.OperandOf(projection).Channels} channels to {projection.Output.Channels}, and what an activation cuts there no other channel holds; leave it out");
        }
    }

    static bool IsBetween(Node node) => node.Op is Activation or Affine or ScaleShift or BatchNorm or Multiply;

    /// <summary>The node that makes an operand, over those that satisfy a condition, along first operands.</summary>
    static Node Producer(LintContext context, Node node, Func<Node, bool> isBetween)
    {
        if (node.Inputs.Count == 0) return node;
        var before = context.Before(node);
        while (isBetween(before)) before = context.Before(before);
        return before;
    }
}
