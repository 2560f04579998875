using System.Globalization;
using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>The networks answer what PyTorch's answer, on weights and inputs that are formulas of their names.</summary>
public class LogitTests
{
    // What the oracle runs in about a second: the others are for the thorough run.
    const long FewMultiplyAdds = 100_000_000;

    public static TheoryData<string> Small => [.. ReferenceData.Names.Where(IsSmall)];

    public static TheoryData<string> Large => [.. ReferenceData.Names.Where(n => !IsSmall(n))];

    [Theory]
    [MemberData(nameof(Small))]
    public void A_small_network_answers_as_in_PyTorch(string network) => Check(network, graph => graph);

    [Theory]
    [MemberData(nameof(Small))]
    public void A_small_network_answers_as_in_PyTorch_after_the_passes(string network) => Check(network, graph => PassPipeline.Inference(graph));

    [Theory]
    [MemberData(nameof(Large))]
    [Trait("Category", "Slow")]
    public void A_large_network_answers_as_in_PyTorch(string network) => Check(network, graph => graph);

    public static bool IsSmall(string network) => ReferenceData.FiguresOf(network).MultiplyAdds < FewMultiplyAdds;

    static void Check(string network, Func<Graph, Graph> compile)
    {
        var expected = ReferenceData.LogitsOf(network);
        var graph = DefinitionTracer.Trace(ReferenceData.Networks[network]);

        var outputs = OracleExecutor.RunFormula(compile(graph)).Outputs;

        var actual = ReferenceData.Thin([.. graph.Outputs.SelectMany(o => outputs[o.Name])]);
        Assert.Equal(expected.Count, actual.Length);
        var scale = expected.Max(Math.Abs);
        var tolerance = scale * Tolerance(graph);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{network}[{i}] is {actual[i]:R}, PyTorch says {expected[i]:R}; the tolerance is {tolerance:E1}"));
        }
    }

    // Relative to the largest answer: a rounding in double precision for every term of every sum along the way, and the file's 13 digits.
    static double Tolerance(Graph graph)
    {
        var terms = graph.Nodes.Sum(n => (double)n.Op.MultiplyAdds(graph.InputShapes(n), n.Outputs) / n.Output.Length);
        return (terms * Math.Pow(2, -53)) + 1e-12;
    }
}
