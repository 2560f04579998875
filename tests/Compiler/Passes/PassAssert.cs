using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Compiler.Tests.Passes;

/// <summary>Holds graphs after passes to what they were before.</summary>
static class PassAssert
{
    /// <summary>The whole pipeline and its result: after every pass the graph is sound and its outputs are the same, but for rounding in double.</summary>
    public static Graph Inference(Graph graph, int batch = 2)
    {
        Assert.Empty(GraphVerifier.Verify(graph));
        var expected = OracleExecutor.RunFormula(graph, batch);
        return PassPipeline.Inference(graph, (pass, result) =>
        {
            Assert.Empty(GraphVerifier.Verify(result));
            Assert.Equal(graph.Parameters, result.Parameters);
            SameOutputs(expected, OracleExecutor.RunFormula(result, batch), () => $"after {pass.Name}:\n{GraphText.Write(graph)}\n→\n{GraphText.Write(result)}");
        });
    }

    /// <summary>One line a node: its name, its operator and what it applies before the store.</summary>
    public static string Text(Graph graph) => string.Join('\n', graph.Nodes.Select(Line));

    static void SameOutputs(OracleResult expected, OracleResult actual, Func<string> describe)
    {
        Assert.Equal(expected.Outputs.Keys, actual.Outputs.Keys);
        foreach (var (name, values) in expected.Outputs)
        {
            var scale = Math.Max(1e-3, values.Max(Math.Abs));
            var difference = values.Zip(actual.Outputs[name], (a, b) => Math.Abs(a - b)).Max();
            Assert.True(difference <= 1e-9 * scale, $"{name} is {difference:E2} apart at a scale of {scale:E2} {describe()}");
        }
    }

    static string Line(Node node) => string.Join(" + ", node.Epilogues.Select(Applied).Prepend($"{node.Name}: {node.Op.Name}({string.Join(", ", node.Inputs)})"));

    static string Applied(Epilogue epilogue) => epilogue.Operand is not { } operand ? epilogue.Op.Name
        : epilogue.ResultIsRight ? $"{epilogue.Op.Name}({operand}, ·)" : $"{epilogue.Op.Name}(·, {operand})";
}
