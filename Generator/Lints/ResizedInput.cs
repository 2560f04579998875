using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>A network at another size of its one input, for questions of what size would do.</summary>
static class ResizedInput
{
    /// <summary>The network with every axis of its input but the channels longer; null where its layers do not take that.</summary>
    public static Graph? By(Graph graph, int difference)
    {
        var nodes = new List<Node>();
        foreach (var node in graph.Nodes)
        {
            IReadOnlyList<TensorShape> operands = [.. node.Inputs.Select(v => nodes[v.Node].Outputs[v.Output])];
            try
            {
                var op = node.Op is Input input ? new Input(Resized(input.Shape, difference)) : node.Op;
                nodes.Add(node with { Op = op, Outputs = op.InferShapes(operands) });
            }
            catch (ShapeException)
            {
                return null;
            }
        }

        return graph with { Nodes = nodes.ToEquatableArray() };
    }

    static TensorShape Resized(TensorShape shape, int difference) =>
        shape with { Dimensions = shape.Dimensions.Select((d, axis) => axis == 0 ? d : d + difference).ToEquatableArray() };
}
