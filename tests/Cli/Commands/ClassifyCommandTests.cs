using System.Text.Json;
using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Commands;

public class ClassifyCommandTests : CommandTest
{
    // Class c looks for ink in row c.
    string RowWeights() => WriteWeights(change: weights =>
    {
        weights["fc.bias"].Clear();
        weights["fc.weight"].Clear();
        for (var c = 0; c < HandWrittenNetworks.Classes; c++) weights["fc.weight"].Slice((c * 16) + (c * 4), 4).Fill(1);
    });

    static byte[] Picture(int row) => [.. Enumerable.Range(0, 16).Select(i => (byte)(i / 4 == row ? 255 : 0))];

    string Idx(params int[] rows) => Write("images.idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, (byte)rows.Length, 0, 0, 0, 4, 0, 0, 0, 4, .. rows.SelectMany(Picture)]);

    string Labels(params byte[] labels) => Write("labels.idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels]);

    [Theory]
    [InlineData("TinyClassifier")]
    [InlineData("TinySoftmax")]
    [InlineData("TinyLogSoftmax")]
    public void Logits_probabilities_and_their_logarithms_classify_alike(string network)
    {
        var json = Run("classify", network, "--weights", RowWeights(), "--images", Idx(2, 0, 1), "--labels", Labels(2, 0, 2), "--json").Json();
        Assert.Equal([2, 0, 1], json.EnumerateArray().Select(p => p.GetProperty("class").GetInt32()));
        Assert.Equal([0, 1, 2], json.EnumerateArray().Select(p => p.GetProperty("index").GetInt32()));
        Assert.Equal([2, 0, 2], json.EnumerateArray().Select(p => p.GetProperty("label").GetInt32()));
        // The logits of every picture are 4, 0 and 0.
        var expected = -Math.Log(1 + (2 * Math.Exp(-4)));
        foreach (var prediction in json.EnumerateArray())
        {
            Assert.Equal(expected, prediction.GetProperty("logProbability").GetDouble(), 1e-6);
            Assert.Equal(Math.Exp(expected), prediction.GetProperty("probability").GetDouble(), 1e-6);
            Assert.False(prediction.TryGetProperty("top", out _));
        }
    }

    [Fact]
    public void Text_tells_class_and_how_many_are_right()
    {
        var text = Run("classify", "TinyClassifier", "--weights", RowWeights(), "--images", Idx(2, 0, 1), "--labels", Labels(2, 0, 2)).Succeeded();
        Assert.EndsWith("2 of 3 right.\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n ?0 +2 +96\.466 ?% +-0\.0359", text);
        Assert.DoesNotContain("right", Run("classify", "TinyClassifier", "--weights", RowWeights(), "--images", Idx(1)).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Top_gives_the_likeliest_classes_of_all()
    {
        var json = Run("classify", "TinyClassifier", "--weights", RowWeights(), "--images", Idx(1), "--top", "9", "--json").Json()[0];
        var top = json.GetProperty("top").EnumerateArray().ToArray();
        Assert.Equal([1, 0, 2], top.Select(t => t.GetProperty("class").GetInt32()));
        Assert.Equal(1, top.Sum(t => t.GetProperty("probability").GetDouble()), 1e-12);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("label").ValueKind);
    }

    [Fact]
    public void The_same_pixels_give_the_same_from_every_kind_of_file()
    {
        var floats = Picture(1).Select(b => b / 255f).ToArray();
        var npy = File.ReadAllText(WriteNpy("header.npy", floats, 1, 4, 4), System.Text.Encoding.Latin1);
        var bytesHeader = npy[..128].Replace("'<f4'", "'|u1'", StringComparison.Ordinal);
        string[] files =
        [
            Idx(1),
            WriteNpy("item.npy", floats, 1, 4, 4),
            WriteNpy("batch.npy", floats, 1, 1, 4, 4),
            Write("bytes.npy", [.. System.Text.Encoding.Latin1.GetBytes(bytesHeader), .. Picture(1)]),
            Write("image.pgm", [.. "P5 4 4 255\n"u8, .. Picture(1)]),
        ];
        var json = Run(["classify", "TinyClassifier", "--weights", RowWeights(), "--images", .. files, "--mean", "0.25", "--std", "0.5", "--json"]).Json();
        // The logits are 4·(1 − ¼)/½ = 6 and 4·(0 − ¼)/½ = −2, twice.
        var expected = -Math.Log(1 + (2 * Math.Exp(-8)));
        Assert.Equal(files.Length, json.GetArrayLength());
        Assert.All(json.EnumerateArray(), p => Assert.Equal(expected, p.GetProperty("logProbability").GetDouble(), 1e-6));
        Assert.All(json.EnumerateArray(), p => Assert.Equal(1, p.GetProperty("class").GetInt32()));
    }

    [Fact]
    public void Images_of_another_size_are_refused_with_both()
    {
        Run("classify", "TinyClassifier", "--seed", "1", "--images", WriteNpy("x.npy", new float[25], 1, 5, 5)).Failed("x.npy", "1×4×4", "1×5×5");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", Write("x.ppm", [.. "P6 4 4 255\n"u8, .. new byte[48]])).Failed("x.ppm", "1×4×4", "3×4×4");
    }

    [Fact]
    public void Files_that_are_no_images_are_refused()
    {
        Run("classify", "TinyClassifier", "--seed", "1", "--images", PathOf("absent")).Failed("absent does not exist");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", Write("x.png", 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10)).Failed("x.png");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", Write("x", 0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 4, 0, 0, 0, 4)).Failed("x");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", Write("empty")).Failed("empty");
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        var images = Idx(0, 1);
        Run("classify", "TinyClassifier", "--seed", "1", "--images", images, "--labels", Labels(1)).Failed("1 labels", "2 images");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", images, "--labels", Labels(1, 3)).Failed("label 1 is 3", "3 classes");
        Run("classify", "TinyClassifier", "--seed", "1", "--images", images, "--labels", images).Failed("labels are U8 of rank 1");
    }

    [Fact]
    public void An_output_that_is_not_a_number_is_refused() =>
        Run("classify", "TinyClassifier", "--seed", "1", "--images", WriteNpy("x.npy", [float.NaN, .. new float[15]], 1, 4, 4)).Failed("image 0", "NaN");
}
