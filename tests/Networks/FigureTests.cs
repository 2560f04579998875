using NetGen.Cli.Compilation;
using NetGenCompiler.Reporting;

namespace NetGen.Networks.Tests;

public class FigureTests
{
    public static TheoryData<string> Names => [.. ReferenceData.Names];

    [Fact]
    public void Every_network_has_reference_figures() =>
        Assert.Equal(ReferenceData.Networks.Keys.Order(), ReferenceData.Names.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_buffers_multiply_adds_and_receptive_field_are_those_of_the_reference(string network)
    {
        var expected = ReferenceData.FiguresOf(network);
        var graph = DefinitionTracer.Trace(ReferenceData.Networks[network]);

        Assert.Equal(expected.Parameters, GraphStatistics.Parameters(graph));
        Assert.Equal(expected.Buffers, GraphStatistics.Buffers(graph));
        Assert.Equal(expected.MultiplyAdds, GraphStatistics.MultiplyAdds(graph));
        if (expected.ReceptiveField != "-") Assert.Equal(expected.ReceptiveField, ReceptiveFields.Of(graph)[graph.Outputs[0].Value]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_have_the_names_order_and_shapes_of_the_reference(string network)
    {
        var graph = DefinitionTracer.Trace(ReferenceData.Networks[network]);

        Assert.Equal(ReferenceData.KeysOf(network), graph.Parameters.Select(p => $"{p.Name} {string.Join('x', p.Shape.Dimensions)}"));
    }
}
