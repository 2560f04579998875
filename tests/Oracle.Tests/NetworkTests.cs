using System.Globalization;
using NetGen.Networks;
using NetGen.Testing;

namespace NetGenOracle.Tests;

/// <summary>Whole networks against torchvision in double precision, on formula weights and the formula input.</summary>
[Trait("Category", "Slow")]
public class NetworkTests
{
    [Theory]
    [InlineData(typeof(AlexNet), "alexnet")]
    [InlineData(typeof(Vgg16), "vgg16")]
    [InlineData(typeof(Vgg16BN), "vgg16_bn")]
    [InlineData(typeof(ResNet18), "resnet18")]
    [InlineData(typeof(ResNet34), "resnet34")]
    [InlineData(typeof(ResNet50), "resnet50")]
    [InlineData(typeof(ResNet101), "resnet101")]
    [InlineData(typeof(ResNet152), "resnet152")]
    [InlineData(typeof(MobileNetV2), "mobilenet_v2")]
    [InlineData(typeof(DenseNet121), "densenet121")]
    [InlineData(typeof(SqueezeNet), "squeezenet1_0")]
    [InlineData(typeof(InceptionV3), "inception_v3")]
    [InlineData(typeof(MobileNetV3Large), "mobilenet_v3_large")]
    [InlineData(typeof(ShuffleNetV2), "shufflenet_v2_x1_0")]
    public void The_logits_are_torchvisions(Type network, string name)
    {
        var actual = OracleExecutor.RunFormula(DefinitionTracer.Trace(network)).Output;

        using var reader = new StreamReader(typeof(NetworkTests).Assembly.GetManifestResourceStream($"{name}.txt")!);
        var expected = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        var difference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference <= 1e-8 * scale, $"{name}: {difference:E2} apart at a scale of {scale:E2}");
    }
}
