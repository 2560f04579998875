using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Digits;

public class DigitDatasetTests
{
    const int Size = DigitDataset.Size, Pixels = Size * Size;

    [Fact]
    public void An_item_is_always_the_same_picture()
    {
        var digits = new DigitDataset(int.MaxValue, 3);
        Assert.Equal(Read(digits, 2_000_000_007), Read(new DigitDataset(int.MaxValue, 3), 2_000_000_007));
        Assert.NotEqual(Read(digits, 7), Read(new DigitDataset(100, 4), 7));
        Assert.Equal(500, Enumerable.Range(0, 500).Select(i => string.Join(' ', Read(digits, i))).Distinct().Count());
        Assert.Equal(7, digits.LabelOf(2_000_000_007));
        // What an epoch augments an item by is not what it is drawn from.
        var random = new RandomStream(9, RandomPurpose.Item, 5, 5);
        var values = new float[Pixels];
        digits.Read(7, values, [], ref random);
        Assert.Equal(Read(digits, 7), values);
    }

    [Fact]
    public void Pictures_are_ink_in_256_steps_within_the_middle()
    {
        var digits = new DigitDataset(2000, 1);
        for (var i = 0; i < digits.Count; i++)
        {
            var picture = Read(digits, i);
            Assert.All(picture, p => Assert.Equal(p, (float)Math.Round(p * 255) / 255));
            Assert.InRange(picture.Average(), 0.02f, 0.3f);
            Assert.InRange(picture.Max(), 0.95f, 1);
            for (var k = 0; k < Size; k++) Assert.Equal(0f, picture[k] + picture[Pixels - 1 - k] + picture[k * Size] + picture[((k + 1) * Size) - 1]);
            // Centred by its ink to within a few pixels, and about as large as MNIST's.
            var ink = picture.Sum();
            Assert.InRange(picture.Select((p, at) => p * (at % Size)).Sum() / ink, 10.5f, 16.5f);
            Assert.InRange(picture.Select((p, at) => p * (at / Size)).Sum() / ink, 10.5f, 16.5f);
            var rows = Enumerable.Range(0, Size).Count(y => picture.AsSpan(y * Size, Size).ContainsAnyExcept(0f));
            var columns = Enumerable.Range(0, Size).Count(x => Enumerable.Range(0, Size).Any(y => picture[(y * Size) + x] > 0));
            Assert.InRange(Math.Max(rows, columns), 17, 23);
        }
    }

    [Fact]
    public void Digits_can_be_told_apart()
    {
        // The nearest of the mean pictures is the digit's own for most: what a network can learn, and not all of it by pictures alone.
        var digits = new DigitDataset(3000, 2);
        var means = Enumerable.Range(0, 10).Select(d => Mean([.. Enumerable.Range(0, 200).Select(i => Read(digits, (10 * i) + d))])).ToArray();
        var right = Enumerable.Range(2000, 1000).Count(i => Nearest(means, Read(digits, i)) == i % 10);
        Assert.InRange(right, 600, 980);
    }

    static float[] Read(Dataset digits, int index)
    {
        var picture = new float[Pixels];
        var random = default(RandomStream);
        Assert.Equal(index % 10, digits.Read(index, picture, [], ref random));
        return picture;
    }

    static double[] Mean(float[][] pictures) => [.. Enumerable.Range(0, Pixels).Select(p => pictures.Average(picture => (double)picture[p]))];

    static int Nearest(double[][] means, float[] picture) =>
        Enumerable.Range(0, means.Length).MinBy(d => means[d].Zip(picture).Sum(p => (p.First - p.Second) * (p.First - p.Second)));
}
