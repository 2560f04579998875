using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Lints;

/// <summary>A bias whose result a normalisation subtracts the mean of at once: it is stored and learned for nothing. Ioffe and Szegedy, 2015, section 3.2.</summary>
sealed class BiasBeforeNormalization : Lint
{
    public override string Id => LintIds.BiasBeforeNormalization;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        for (var i = 0; i < context.Graph.Nodes.Count; i++)
        {
            var node = context.Graph.Nodes[i];
            if (node.Op is not IBiased { Bias: true } || context.SoleReader(i) is not { } reader) continue;
            var norm = context.Graph.Nodes[reader];
            if (norm.Op is BatchNorm or InstanceNorm1d or InstanceNorm2d or InstanceNorm3d)
            {
                yield return At(
                    node, $"the bias of {Named(node)} is redundant: {Named(norm)} behind it subtracts the mean of each channel; bias: false leaves the network as it is",
                    ArgumentChange.Fact([[new("bias", "false")]]));
            }
        }
    }
}
