using NetGen.Testing;
using NetGenCompiler.Graphs;

namespace NetGen.Networks.Tests;

public class FigureTests
{
    public static TheoryData<string> Names => [.. ReferenceData.Names];

    [Fact]
    public void Every_network_has_reference_figures() =>
        Assert.Equal(ReferenceData.Networks.Keys.Order(), ReferenceData.Names.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_buffers_and_multiply_adds_are_those_of_the_reference(string network)
    {
        var expected = ReferenceData.FiguresOf(network);
        var graph = DefinitionTracer.Trace(ReferenceData.Networks[network]);

        Assert.Equal(expected.Parameters, graph.Parameters.Where(p => p.Kind == ParameterKind.Trainable).Sum(p => p.Shape.Length));
        Assert.Equal(expected.Buffers, graph.Parameters.Where(p => p.Kind != ParameterKind.Trainable).Sum(p => p.Shape.Length));
        Assert.Equal(expected.MultiplyAdds, graph.Nodes.Sum(n => n.Op.MultiplyAdds(graph.InputShapes(n), n.Outputs)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_have_the_names_order_and_shapes_of_the_reference(string network)
    {
        var graph = DefinitionTracer.Trace(ReferenceData.Networks[network]);

        Assert.Equal(ReferenceData.KeysOf(network), graph.Parameters.Select(p => $"{p.Name} {string.Join('x', p.Shape.Dimensions)}"));
    }
}
