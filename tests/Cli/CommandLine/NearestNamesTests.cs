using NetGen.Cli.CommandLine;

namespace NetGen.Cli.Tests.CommandLine;

public class NearestNamesTests
{
    static readonly string[] networks = ["AlexNet", "DenseNet121", "ResNet18", "ResNet34", "ResNet50", "ResNet101", "Vgg16", "Vgg16BN"];

    [Theory]
    [InlineData("ResNet5", "ResNet50, ResNet18, ResNet34")]
    [InlineData("resnte50", "ResNet50")]
    [InlineData("Vgg16B", "Vgg16, Vgg16BN")]
    [InlineData("vgg", "Vgg16, Vgg16BN")]
    [InlineData("alexent", "AlexNet")]
    [InlineData("Transformer", "")]
    [InlineData("", "")]
    public void The_nearest_come_first(string name, string expected) => Assert.Equal(expected, string.Join(", ", NearestNames.Of(name, networks)));

    [Fact]
    public void The_question_is_a_sentence()
    {
        Assert.Equal("", NearestNames.Question("xyz", networks));
        Assert.Equal(" Did you mean AlexNet?", NearestNames.Question("AlxNet", networks));
        Assert.Equal(" Did you mean Vgg16 or Vgg16BN?", NearestNames.Question("vgg", networks));
    }
}
