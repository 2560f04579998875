using NetGen.Cli.Classification;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.Classification;

public class NormalizationTests
{
    [Fact]
    public void Networks_get_what_they_document()
    {
        Assert.Equal("0.1307 / 0.3081", Of("MnistCnn", 1));
        Assert.Equal("0.5 / 0.5", Of("InceptionV3", 3));
        Assert.Equal("0.485 0.456 0.406 / 0.229 0.224 0.225", Of("ResNet18", 3));
        Assert.Equal("0 / 1", Of("LeNet5", 1));
    }

    [Fact]
    public void Each_channel_has_its_own_mean_and_deviation()
    {
        float[] images = [1, 2, 3, 4, 5, 6, 7, 8];
        new Normalization([1, 3], [2]).Apply(images, channels: 2, plane: 2);
        Assert.Equal([0, 0.5f, 0, 0.5f, 2, 2.5f, 2, 2.5f], images);
    }

    static string Of(string name, int channels)
    {
        var normalization = Normalization.Of(new HandWrittenNetwork(name, [new TensorDescription("x", channels, 4, 4)], [new("y", 3)], [], (_, _, _) => { }));
        return $"{string.Join(' ', normalization.Mean)} / {string.Join(' ', normalization.Deviation)}";
    }
}
