using NetGen.Cli.Demonstration;

namespace NetGen.Cli.Tests.Demonstration;

public class DigitPainterTests
{
    const int Pixels = DigitPainter.Size * DigitPainter.Size;

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        Assert.Equal(Draw(new(3), 7), Draw(new(3), 7));
        Assert.NotEqual(Draw(new(3), 7), Draw(new(4), 7));
    }

    [Fact]
    public void Pictures_are_ink_on_an_empty_margin()
    {
        var painter = new DigitPainter(1);
        for (var i = 0; i < 500; i++)
        {
            var picture = Draw(painter, i % 10);
            Assert.All(picture, p => Assert.InRange(p, 0f, 1f));
            Assert.InRange(picture.Average(), 0.03f, 0.35f);
            Assert.Equal(1f, picture.Max());
            for (var k = 0; k < DigitPainter.Size; k++) Assert.Equal(0f, picture[k] + picture[Pixels - 1 - k] + picture[k * DigitPainter.Size] + picture[((k + 1) * DigitPainter.Size) - 1]);
        }
    }

    [Fact]
    public void Digits_can_be_told_apart()
    {
        // The nearest of the mean pictures is the digit's own for most: what a network can learn.
        var painter = new DigitPainter(2);
        var means = Enumerable.Range(0, 10).Select(d => Mean([.. Enumerable.Range(0, 100).Select(_ => Draw(painter, d))])).ToArray();
        var right = Enumerable.Range(0, 500).Count(i => Nearest(means, Draw(painter, i % 10)) == i % 10);
        Assert.InRange(right, 350, 500);
    }

    [Fact]
    public void Text_is_as_wide_and_high_as_the_blocks()
    {
        var blank = new float[Pixels];
        var full = Enumerable.Repeat(1f, Pixels).ToArray();
        Assert.Equal(Enumerable.Repeat(new string(' ', 14) + new string('@', 14), 7), PictureText.Of([blank, full], DigitPainter.Size));
    }

    static float[] Draw(DigitPainter painter, int digit)
    {
        var picture = new float[Pixels];
        painter.Draw(digit, picture);
        return picture;
    }

    static double[] Mean(float[][] pictures) => [.. Enumerable.Range(0, Pixels).Select(p => pictures.Average(picture => (double)picture[p]))];

    static int Nearest(double[][] means, float[] picture) =>
        Enumerable.Range(0, means.Length).MinBy(d => means[d].Zip(picture).Sum(p => (p.First - p.Second) * (p.First - p.Second)));
}
