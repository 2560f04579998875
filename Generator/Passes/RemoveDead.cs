using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>Leaves out nodes that no output needs. Inputs stay, and so do parameters: they are the network's face and its weight file.</summary>
static class RemoveDead
{
    public static Graph Run(Graph graph)
    {
        var live = new bool[graph.Nodes.Count];
        foreach (var output in graph.Outputs) live[output.Value.Node] = true;
        for (var index = graph.Nodes.Count - 1; index >= 0; index--)
        {
            if (!live[index]) continue;
            foreach (var operand in graph.Nodes[index].Operands) live[operand.Node] = true;
        }

        return GraphRewriter.Rewrite(graph, (_, _, node) => node, leaveOut: i => !live[i] && graph.Nodes[i].Op is not Input);
    }
}
