using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Passes;

/// <summary>A maximum pooling in training keeps the places of its maxima: its gradient needs neither operand nor result then.</summary>
static class SaveIndices
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        var op = WithIndices(node.Op);
        return op is null ? node : node with { Op = op, Outputs = op.InferShapes([rewriter.ShapeOf(node.Inputs[0])]) };
    });

    static Op? WithIndices(Op op) => op switch
    {
        MaxPool2d pool => pool.WithIndices,
        AdaptiveMaxPool2d pool => pool.WithIndices,
        GlobalMaxPool => GlobalMaxPool.WithIndices,
        RowPooling rows when WithIndices(rows.Pooling) is { } pooling => rows with { Pooling = pooling },
        _ => null,
    };
}
