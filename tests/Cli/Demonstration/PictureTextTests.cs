using NetGen.Cli.Demonstration;

namespace NetGen.Cli.Tests.Demonstration;

public class PictureTextTests
{
    [Fact]
    public void Text_is_as_wide_and_high_as_the_blocks()
    {
        var blank = new float[28 * 28];
        var full = Enumerable.Repeat(1f, 28 * 28).ToArray();
        Assert.Equal(Enumerable.Repeat(new string(' ', 14) + new string('@', 14), 7), PictureText.Of([blank, full], 28));
    }
}
