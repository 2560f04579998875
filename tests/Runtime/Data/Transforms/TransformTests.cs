using System.Collections.Immutable;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Transforms;

public class TransformTests
{
    static readonly ImageShape shape = new(3, 8, 10);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, TransformCase.All.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pixels_are_those_of_torchvision(int index)
    {
        var reference = TransformCase.All[index];
        var (expected, found) = (reference.Output, reference.Run());
        Assert.Equal(expected.Length, found.Length);
        // Values to 1, of sums of a few products in single precision; the grid of a warp is computed there too, in pixels of up to 20.
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - found[i]) <= 1e-5, $"{reference}: {found[i]} at {i} where {expected[i]} is expected");
    }

    [Fact]
    public void Magnitudes_are_those_of_torchvision()
    {
        var tables = TransformCase.Lines.Where(l => l.GetProperty("function").GetString() == "Magnitudes").ToArray();
        Assert.Equal(4 * Enum.GetValues<AugmentOperation>().Length, tables.Length);
        foreach (var table in tables)
        {
            var operation = Enum.Parse<AugmentOperation>(table.GetProperty("operation").GetString()!);
            var magnitudes = table.GetProperty("magnitudes").EnumerateArray().Select(m => m.GetDouble()).ToArray();
            var image = new ImageShape(3, table.GetProperty("height").GetInt32(), table.GetProperty("width").GetInt32());
            for (var m = 0; m < magnitudes.Length; m++)
            {
                // Single precision there: the whole pixels of a move could differ only where it is whole.
                Assert.Equal(magnitudes[m], RandAugment.MagnitudeOf(operation, m, magnitudes.Length, image), 1e-4);
            }
        }
    }

    [Fact]
    public void Half_of_the_images_are_flipped()
    {
        var source = Source();
        int horizontal = 0, vertical = 0;
        for (var i = 0; i < 1000; i++)
        {
            if (!Apply(new RandomHorizontalFlip(0.25), source, i).SequenceEqual(source)) horizontal++;
            if (!Apply(new RandomVerticalFlip(), source, i).SequenceEqual(source)) vertical++;
        }

        Assert.InRange(horizontal, 250 - 70, 250 + 70);
        Assert.InRange(vertical, 500 - 80, 500 + 80);
    }

    [Fact]
    public void Crops_come_from_everywhere_within_the_margin()
    {
        var ones = Enumerable.Repeat(1f, shape.Length).ToArray();
        var places = new HashSet<string>();
        for (var i = 0; i < 2000; i++)
        {
            var crop = Apply(new RandomCrop(8, 10, padding: 2, fill: 3), ones, i);
            // Where the margin shows says where the crop lies.
            var (row, column) = (Enumerable.Range(0, 8).Count(y => crop[(y * 10) + 5] == 1), Enumerable.Range(0, 10).Count(x => crop[40 + x] == 1));
            var (top, left) = (crop[5] == 1, crop[40] == 1);
            places.Add($"{row} {column} {top} {left}");
            Assert.All(crop, p => Assert.True(p is 1 or 3));
        }

        Assert.Equal(25, places.Count);
    }

    [Fact]
    public void Crops_that_are_resized_have_areas_and_ratios_within_bounds()
    {
        var transform = new RandomResizedCrop(4, minimumScale: 0.2, maximumScale: 0.6);
        var image = new ImageShape(1, 100, 120);
        var areas = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            var random = new RandomStream(1, RandomPurpose.Item, second: i);
            var (top, left, height, width) = transform.Choose(image, ref random);
            Assert.InRange((double)height * width / image.Plane, 0.19, 0.61);
            Assert.InRange((double)width / height, 0.73, 1.37);
            Assert.InRange(top, 0, 100 - height);
            Assert.InRange(left, 0, 120 - width);
            areas.Add((double)height * width / image.Plane);
        }

        Assert.InRange(areas.Average(), 0.38, 0.42);
        // What is never found within so narrow a band is the middle.
        var never = new RandomStream(1, RandomPurpose.Item);
        Assert.Equal((0, 30, 100, 133), new RandomResizedCrop(4, 0.9, 0.9).Choose(new(1, 100, 193), ref never));
    }

    [Fact]
    public void Random_warps_and_colours_stay_within_what_they_are_told()
    {
        var still = new RandomAffine();
        Assert.Equal(Source(), Apply(still, Source(), 0));
        Assert.Equal(Source(), Apply(new ColorJitter(), Source(), 0));
        Assert.Equal(Source(), Apply(new RandAugment(operations: 0), Source(), 0));
        var impulse = new float[shape.Length];
        impulse[(4 * 10) + 5] = 1;
        var moved = new HashSet<int>();
        for (var i = 0; i < 500; i++) moved.Add(Array.IndexOf(Apply(new RandomAffine { MoveX = 0.2, MoveY = 0.25 }, impulse, i), 1f));
        Assert.Equal(Enumerable.Range(2, 5).SelectMany(y => Enumerable.Range(3, 5).Select(x => (y * 10) + x)), moved.Order());
        var jittered = Enumerable.Range(0, 50).Select(i => Apply(new ColorJitter(0.4, 0.4, 0.4, 0.1), Source(), i)).ToArray();
        Assert.Equal(50, jittered.Select(j => string.Join(' ', j)).Distinct().Count());
        Assert.All(jittered.SelectMany(j => j), p => Assert.InRange(p, 0, 1));
        var augmented = Enumerable.Range(0, 200).Select(i => string.Join(' ', Apply(new RandAugment(1, 20), Source(), i))).Distinct();
        // Fourteen operations, nine of them with a sign.
        Assert.InRange(augmented.Count(), 15, 23);
    }

    [Fact]
    public void Transforms_follow_each_other()
    {
        var dataset = ArrayDataset.Unlabelled(new([.. Enumerable.Range(0, 24).Select(i => (float)i)], 1, 1, 4, 6)).With(new CenterCrop(2), Normalize.Of(2, 4));
        Assert.Equal([1, 2, 2], dataset.Shape.AsEnumerable());
        var values = new float[4];
        var random = default(RandomStream);
        dataset.Read(0, values, [], ref random);
        Assert.Equal([1.5f, 1.75f, 3, 3.25f], values);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var vectors = ArrayDataset.Unlabelled(new([1, 2], 1, 2));
        Assert.StartsWith("RandomHorizontalFlip takes images of C×H×W; found items of 2.", Assert.Throws<ArgumentException>(() => vectors.With(new RandomHorizontalFlip())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => vectors.With(new Normalize([1, 2, 3], [1, 2, 3])));
        Assert.Throws<ArgumentException>(() => ArrayDataset.Unlabelled(new(new float[8], 1, 2, 2, 2)).With(new ColorJitter(1)));
        Assert.Throws<ArgumentException>(() => ArrayDataset.Unlabelled(new(new float[4], 1, 1, 2, 2)).With(new RandomCrop(4)));
        Assert.Throws<ArgumentOutOfRangeException>("scales", () => Normalize.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => new RandomVerticalFlip(1.5));
        Assert.Throws<ArgumentOutOfRangeException>("hue", () => new ColorJitter(hue: 0.6));
        Assert.Throws<ArgumentOutOfRangeException>("magnitude", () => new RandAugment(magnitude: 31));
        Assert.Throws<ArgumentOutOfRangeException>("minimumScale", () => new RandomResizedCrop(4, 0.5, 0.4));
    }

    static float[] Source() => [.. Enumerable.Range(0, shape.Length).Select(i => ((i * 37) + (i / 5 * 11)) % 256 / 255f)];

    static float[] Apply(Transform transform, float[] source, int index)
    {
        ImmutableArray<int> dimensions = [shape.Channels, shape.Height, shape.Width];
        var random = new RandomStream(1, RandomPurpose.Item, second: index);
        var result = new float[transform.OutputShape(dimensions).Aggregate(1, (product, d) => product * d)];
        transform.Apply(source, dimensions, result, ref random);
        return result;
    }
}
