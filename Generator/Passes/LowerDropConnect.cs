using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>A linear layer with dropped weights becomes those weights, once for the batch, and a matrix product of two values.</summary>
static class LowerDropConnect
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Op is not DropConnectTraining op) return node;
        var (x, weight) = (rewriter.ShapeOf(node.Inputs[0]), node.Weights[0]);
        var features = x[x.Rank - 1];
        var dropped = rewriter.Add($"{node.Name}.dropped", new DroppedWeight(weight.Shape, op.P, op.Layer), [], [weight])[0];
        var transposed = rewriter.Add($"{node.Name}.transposed", new Permute([1, 0]), [dropped])[0];
        var rows = rewriter.Add($"{node.Name}.rows", new Reshape([(int)(x.Length / features), features]), node.Inputs)[0];
        var result = rewriter.Add($"{node.Name}.products", new MatMul(), [rows, transposed])[0];
        if (op.Bias)
        {
            var bias = node.Weights[1];
            var row = rewriter.Add($"{node.Name}.bias", new DroppedWeight(bias.Shape, 0, op.Layer), [], [bias])[0];
            var asMatrix = rewriter.Add($"{node.Name}.row", new Reshape([1, op.OutFeatures]), [row])[0];
            result = rewriter.Add($"{node.Name}.sums", new Add(), [result, asMatrix])[0];
        }

        rewriter.Forward(index, rewriter.Add(node.Name, SimplifyOperators.View(node.Output), [result])[0]);
        rewriter.Forward(index, dropped, 1);
        return null;
    });
}
