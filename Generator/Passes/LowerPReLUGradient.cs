using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>The gradient of a rectifier with a learned slope is a product of two elementwise operators, which fuse with others.</summary>
static class LowerPReLUGradient
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        if (node.Op is not PReLUGradient gradient) return node;
        var derivative = rewriter.Add($"{node.Name}.derivative", new PReLUDerivative(gradient.PerChannel), [node.Inputs[1]], node.Weights);
        return node with { Op = new Multiply(), Inputs = [node.Inputs[0], derivative[0]], Weights = [] };
    });
}
