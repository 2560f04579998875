using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>A maximum pooling in training keeps the places of its maxima: its gradient needs neither operand nor result then.</summary>
static class SaveIndices
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        Op? op = node.Op switch
        {
            MaxPool2d pool => pool.WithIndices,
            AdaptiveMaxPool2d pool => pool.WithIndices,
            GlobalMaxPool => GlobalMaxPool.WithIndices,
            _ => null,
        };
        return op is null ? node : node with { Op = op, Outputs = op.InferShapes([rewriter.ShapeOf(node.Inputs[0])]) };
    });
}
