using NetGenCompiler.Ops;

namespace NetGenOracle.Tests;

/// <summary>Every operator against PyTorch in double precision.</summary>
public class ReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceCase.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_oracle_computes_what_PyTorch_does(int index)
    {
        var reference = ReferenceCase.All[index];
        var graph = reference.Graph();

        var result = OracleExecutor.Run(graph, FormulaTensor.Parameters(graph), reference.Operands(), reference.Batch);

        Assert.Equal(reference.Outputs, graph.Outputs.Select(o => graph.ShapeOf(o.Value)));
        var actual = graph.Outputs.SelectMany(o => result.Outputs[o.Name]).ToArray();
        foreach (var (place, expected) in reference.Samples)
        {
            // The small summand is for what cancels: PyTorch's own error where the result is next to nothing.
            Assert.True(Math.Abs(actual[place] - expected) <= (1e-10 * Math.Abs(expected)) + 1e-13, $"{reference}: [{place}] is {actual[place]:R}, PyTorch has {expected:R}");
        }
    }

    [Fact]
    public void No_operator_is_left_out()
    {
        // An input computes nothing, and a ScaleShift is held to the batch normalisation that it replaces, by the tests of the passes.
        Assert.Empty(OpCatalog.Names.Except(ReferenceCase.All.Select(c => c.Op)).Except(["Input", "ScaleShift"]));
    }
}
