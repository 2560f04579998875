using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>Lets backward nodes read other values in the place of those that forward made; each is made just before the first that reads it.</summary>
static class BackwardReads
{
    /// <summary>What stands for a value of forward in backward.</summary>
    /// <param name="rewriter">The graph so far.</param>
    /// <param name="value">The value in the old graph.</param>
    /// <returns>The value of the new graph that is read instead, which may have been added just now.</returns>
    public delegate Value Reader(GraphRewriter rewriter, Value value);

    /// <summary>Rewrites the graph of a training.</summary>
    /// <param name="training">The training.</param>
    /// <param name="forward">What becomes of a forward node.</param>
    /// <param name="read">What its results are in backward.</param>
    public static TrainingGraph Replace(TrainingGraph training, GraphRewriter.Visitor forward, Reader read)
    {
        var (source, first) = (training.Graph, training.FirstBackwardNode);
        return training with
        {
            Graph = GraphRewriter.Rewrite(source, (rewriter, index, node) => index < first
                ? forward(rewriter, index, node)
                : source.Nodes[index].WithOperands(v => v.Node < first ? read(rewriter, v) : rewriter.Of(v))),
        };
    }
}
