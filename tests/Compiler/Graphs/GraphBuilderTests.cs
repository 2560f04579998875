using NetGen.Cli.Compilation;


namespace NetGen.Compiler.Tests.Graphs;

public class GraphBuilderTests
{
    sealed class Stem : Module
    {
        readonly Conv2d conv1 = new(64, kernel: 7, stride: 2, padding: 3);

        public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | conv1 | ReLU;
    }

    [Fact]
    public void Layers_are_named_after_their_fields_and_infer_their_inputs()
    {
        var graph = DefinitionTracer.Trace(typeof(Stem));

        Assert.Equal(["x", "conv1", "relu"], graph.Nodes.Select(n => n.Name));
        Assert.Equal("f32[64x112x112]", graph.Nodes[1].Output.ToString());
        Assert.Equal(["conv1.weight f32[64x3x7x7]", "conv1.bias f32[64]"], graph.Parameters.Select(p => $"{p.Name} {p.Shape}"));
    }

    [Fact]
    public void A_graph_equals_another_of_the_same_definition() =>
        Assert.Equal(DefinitionTracer.Trace(typeof(Stem)), DefinitionTracer.Trace(typeof(Stem)));
}
