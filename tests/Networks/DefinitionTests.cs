using System.Globalization;
using System.Xml.Linq;
using NetGen.Cli.Compilation;
using NetGen.Networks.Tests.Definitions;
using NetGenCompiler.Graphs;

namespace NetGen.Networks.Tests;

public class DefinitionTests
{
    [Fact]
    public void A_tuple_names_the_outputs()
    {
        var graph = DefinitionTracer.Trace(typeof(SmallSsd));

        // 18×14 cells with 4 anchors, 9×7 with 6 and 5×4 with 4.
        Assert.Equal(["boxes f32[1466x4]", "scores f32[1466x5]"], graph.Outputs.Select(o => $"{o.Name} {graph.ShapeOf(o.Value)}"));
    }

    [Fact]
    public void A_shared_branch_has_its_weights_once_and_its_work_twice()
    {
        var graph = DefinitionTracer.Trace(typeof(Siamese));
        var convolutions = graph.Nodes.Where(n => n.Op.Name == "Conv2d").ToList();

        Assert.Equal(["left", "right"], graph.Inputs.Select(i => i.Name));
        Assert.Equal(["branch.0", "branch.3", "branch.0#2", "branch.3#2"], convolutions.Select(n => n.Name));
        Assert.Equal(convolutions[0].Weights, convolutions[2].Weights);
    }

    [Fact]
    public void A_network_may_be_traced_at_another_size()
    {
        var graph = DefinitionTracer.Trace(typeof(ResNet18), new Dictionary<string, int[]> { ["x"] = [3, 64, 96] });

        Assert.Equal(TensorShape.Of(512, 2, 3), graph.Nodes.Last(n => n.Name.StartsWith("layer4.1.bn2", StringComparison.Ordinal)).Output);
        Assert.Equal(TensorShape.Of(1000), graph.ShapeOf(graph.Outputs[0].Value));
    }

    [Fact]
    public void The_maps_of_both_ways_meet_at_their_size()
    {
        var joins = DefinitionTracer.Trace(typeof(SmallUNet)).Nodes.Where(n => n.Op.Name == "Concat");

        Assert.Equal([TensorShape.Of(48, 12, 18), TensorShape.Of(24, 24, 36)], joins.Select(n => n.Output));
    }

    [Fact]
    public void The_documentation_states_the_parameters_and_multiply_adds()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(ResNet50).Assembly.Location, ".xml"));
        var summaries = documentation.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")?.Value ?? "");
        foreach (var network in ReferenceData.Networks.Values.Where(t => t.Assembly == typeof(ResNet50).Assembly))
        {
            var figures = ReferenceData.FiguresOf(network.Name);
            var summary = string.Join(' ', summaries[$"T:{network.FullName}"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{figures.Parameters:N0} parameters"), summary, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{figures.MultiplyAdds:N0} multiply-adds"), summary, StringComparison.Ordinal);
        }
    }
}
