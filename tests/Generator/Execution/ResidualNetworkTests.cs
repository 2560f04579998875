namespace NetGen.Generator.Tests.Execution;

public class ResidualNetworkTests
{
    const string Source = """
        namespace Demo;

        [Network]
        public sealed partial class ResNet18 : Module
        {
            readonly Conv2d conv1 = new(64, kernel: 7, stride: 2, padding: 3, bias: false);
            readonly BatchNorm2d bn1 = new();
            readonly Layer[] layer1 = Stage(64, 2, 1), layer2 = Stage(128, 2, 2), layer3 = Stage(256, 2, 2), layer4 = Stage(512, 2, 2);
            readonly Linear fc = new(1000);

            static Layer[] Stage(int width, int blocks, int stride) =>
                [.. Enumerable.Range(0, blocks).Select(i => new BasicBlock(width, i == 0 ? stride : 1))];

            public Tensor Forward([Shape(3, 224, 224)] Tensor x) =>
                x | conv1 | bn1 | ReLU | MaxPool2d(3, stride: 2, padding: 1)
                  | layer1 | layer2 | layer3 | layer4
                  | GlobalAvgPool | Flatten | fc;
        }

        [Module]
        public sealed class BasicBlock(int width, int stride = 1) : Layer
        {
            readonly Conv2d conv1 = new(width, 3, stride, padding: 1, bias: false), conv2 = new(width, 3, padding: 1, bias: false);
            readonly BatchNorm2d bn1 = new(), bn2 = new();
            readonly Sequential? downsample = stride == 1 ? null : [new Conv2d(width, 1, stride, bias: false), new BatchNorm2d()];

            public override Tensor Forward(Tensor x)
            {
                var y = x | conv1 | bn1 | ReLU | conv2 | bn2;
                var shortcut = downsample is null ? x : x | downsample;
                return y + shortcut | ReLU;
            }
        }
        """;

    [Fact]
    public void A_residual_network_has_the_published_parameters()
    {
        var graph = new DefinitionSource(Source).Execute("Demo.ResNet18");

        Assert.Equal(11_689_512, graph.Parameters.Where(p => p.Kind == NetGenCompiler.Graphs.ParameterKind.Trainable).Sum(p => p.Shape.Length));
        Assert.Contains("layer2.0.downsample.0.weight", graph.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void A_residual_network_equals_what_the_CLR_makes_of_it()
    {
        var source = new DefinitionSource(Source);

        Assert.Equal(source.Trace("Demo.ResNet18"), source.Execute("Demo.ResNet18"));
    }
}
