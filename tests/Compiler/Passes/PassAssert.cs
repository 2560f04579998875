using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Compiler.Tests.Passes;

/// <summary>Holds graphs after passes to what they were before.</summary>
static class PassAssert
{
    /// <summary>The outputs of two graphs agree on the same formula parameters and inputs, but for rounding in double.</summary>
    public static void SameResults(Graph expected, Graph actual, int batch = 2)
    {
        Assert.Equal(expected.Parameters, actual.Parameters);
        var (before, after) = (OracleExecutor.RunFormula(expected, batch), OracleExecutor.RunFormula(actual, batch));
        Assert.Equal(before.Outputs.Keys, after.Outputs.Keys);
        foreach (var (name, values) in before.Outputs)
        {
            var scale = Math.Max(1e-3, values.Max(Math.Abs));
            var difference = values.Zip(after.Outputs[name], (a, b) => Math.Abs(a - b)).Max();
            Assert.True(difference <= 1e-9 * scale, $"{expected.Name}.{name}: {difference:E2} apart at a scale of {scale:E2}\n{GraphText.Write(expected)}\n→\n{GraphText.Write(actual)}");
        }
    }

    /// <summary>The whole pipeline and its result; after every pass the graph is sound and computes the same.</summary>
    public static Graph Inference(Graph graph)
    {
        Assert.Empty(GraphVerifier.Verify(graph));
        var previous = graph;
        return PassPipeline.Inference(graph, (_, result) =>
        {
            Assert.Empty(GraphVerifier.Verify(result));
            SameResults(previous, result);
            previous = result;
        });
    }

    /// <summary>One line a node: its name, its operator and what it applies before the store.</summary>
    public static string Text(Graph graph) => string.Join('\n', graph.Nodes.Select(Line));

    static string Line(Node node) => string.Join(" + ", node.Epilogues.Select(Applied).Prepend($"{node.Name}: {node.Op.Name}({string.Join(", ", node.Inputs)})"));

    static string Applied(Epilogue epilogue) => epilogue.Operand is not { } operand ? epilogue.Op.Name
        : epilogue.ResultIsRight ? $"{epilogue.Op.Name}({operand}, ·)" : $"{epilogue.Op.Name}(·, {operand})";
}
