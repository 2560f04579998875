using NetGen.Cli.Compilation;
using NetGen.Networks;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGen.Compiler.Tests.Passes;

/// <summary>What the passes leave of the zoo.</summary>
public class NetworkTests
{
    // What has no place in a graph that is planned: it is folded, or another operator says the same.
    static readonly string[] Gone = ["BatchNorm1d", "BatchNorm2d", "Dropout", "Identity", "Chunk"];

    [Theory]
    [MemberData(nameof(AllNetworks.Data), MemberType = typeof(AllNetworks))]
    public void Nothing_is_left_to_fold(Type network)
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(network));

        Assert.Empty(GraphVerifier.Verify(graph));
        Assert.DoesNotContain(graph.Nodes, n => Gone.Contains(n.Op.Name));
        Assert.DoesNotContain(graph.Nodes, n => n.Op.Kind == NetGenCompiler.Ops.OpKind.Activation && CouldBeFused(graph, n));
        Assert.Equal(graph, PassPipeline.Inference(graph));
    }

    [Theory]
    [InlineData(typeof(ResNet18), "Conv2d 20, Flatten 1, GlobalAvgPool 1, Input 1, Linear 1, MaxPool2d 1")]
    [InlineData(typeof(ResNet50), "Conv2d 53, Flatten 1, GlobalAvgPool 1, Input 1, Linear 1, MaxPool2d 1")]
    [InlineData(typeof(Vgg16BN), "Conv2d 13, Flatten 1, Input 1, Linear 3, MaxPool2d 5")]
    [InlineData(typeof(AlexNet), "Conv2d 5, Flatten 1, Input 1, Linear 3, MaxPool2d 3")]
    [InlineData(typeof(MnistCnn), "Conv2d 3, Flatten 1, Input 1, Linear 2, LogSoftmax 1")]
    [InlineData(typeof(MobileNetV2), "Conv2d 52, Flatten 1, GlobalAvgPool 1, Input 1, Linear 1")]
    [InlineData(typeof(MobileNetV3Large), "Conv2d 62, Flatten 1, GlobalAvgPool 9, Input 1, Linear 2, Multiply 8")]
    [InlineData(typeof(ShuffleNetV2), "ChannelShuffle 16, Concat 16, Conv2d 56, Flatten 1, GlobalAvgPool 1, Input 1, Linear 1, MaxPool2d 1, Split 13")]
    [InlineData(typeof(DenseNet121), "AvgPool2d 3, Concat 58, Conv2d 120, Flatten 1, GlobalAvgPool 1, Input 1, Linear 1, MaxPool2d 1, ScaleShift 62")]
    public void The_operators_that_are_left(Type network, string expected)
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(network));
        Assert.Equal(expected, string.Join(", ", graph.Nodes.GroupBy(n => n.Op.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}")));
    }

    [Fact]
    public void The_results_stay_the_same() => PassAssert.Inference(DefinitionTracer.Trace(typeof(MnistCnn)));

    static bool CouldBeFused(Graph graph, Node activation)
    {
        var readers = graph.Nodes.SelectMany(n => n.Operands).Concat(graph.Outputs.Select(o => o.Value)).Count(v => v == activation.Inputs[0]);
        return readers == 1 && graph.Nodes[activation.Inputs[0].Node].Op.TakesEpilogues;
    }
}
