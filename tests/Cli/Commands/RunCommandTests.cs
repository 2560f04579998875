using System.Text;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Commands;

public class RunCommandTests : CommandTest
{
    static readonly float[] image = [.. Enumerable.Range(0, 16).Select(i => i / 16f)];

    [Fact]
    public void An_item_without_batch_dimension_gives_one_without()
    {
        var weights = WriteWeights();
        Run("run", "TinyClassifier", "--weights", weights, "--input", WriteNpy("x.npy", image, 1, 4, 4), "--output", PathOf("y.npy")).Succeeded();
        var output = NpyFile.Read(PathOf("y.npy"));
        Assert.Equal<int>([3], output.Shape);
        Assert.Equal(Expected(weights, image), output.Values);
    }

    [Fact]
    public void Any_number_of_items_gives_what_each_gives_alone()
    {
        var weights = WriteWeights();
        const int items = 150;
        var images = Enumerable.Range(0, items * 16).Select(i => (i * 37 % 101) / 50f).ToArray();
        Run("run", "TinyClassifier", "--weights", weights, "--input", WriteNpy("x.npy", images, items, 1, 4, 4), "--output", PathOf("y.npy")).Succeeded();
        var output = NpyFile.Read(PathOf("y.npy"));
        Assert.Equal<int>([items, 3], output.Shape);
        for (var i = 0; i < items; i++) Assert.Equal(Expected(weights, images[(i * 16)..((i + 1) * 16)]), output.Values[(i * 3)..((i + 1) * 3)]);
    }

    [Fact]
    public void Several_outputs_go_to_a_file_each()
    {
        string a = WriteNpy("a.npy", [1, 2], 2), b = WriteNpy("b.npy", [10, 30], 2);
        Run("run", "SumAndDifference", "--input", $"b={b}", "--input", $"a={a}", "--output", PathOf("y.npy")).Succeeded();
        Assert.Equal(["a.npy", "b.npy", "y.difference.npy", "y.sum.npy"], Files());
        Assert.Equal([11, 32], NpyFile.Read(PathOf("y.sum.npy")).Values);
        Assert.Equal([-9, -28], NpyFile.Read(PathOf("y.difference.npy")).Values);
    }

    [Fact]
    public void The_seed_is_that_of_init()
    {
        var x = WriteNpy("x.npy", image, 1, 4, 4);
        Run("init", "TinyClassifier", "--seed", "7", "--output", PathOf("w.safetensors")).Succeeded();
        Run("run", "TinyClassifier", "--weights", PathOf("w.safetensors"), "--input", x, "--output", PathOf("file.npy")).Succeeded();
        Run("run", "TinyClassifier", "--seed", "7", "--input", x, "--output", PathOf("seed.npy")).Succeeded();
        Run("run", "TinyClassifier", "--seed", "8", "--input", x, "--output", PathOf("other.npy")).Succeeded();
        Assert.Equal(File.ReadAllBytes(PathOf("file.npy")), File.ReadAllBytes(PathOf("seed.npy")));
        Assert.NotEqual(File.ReadAllBytes(PathOf("file.npy")), File.ReadAllBytes(PathOf("other.npy")));
    }

    [Fact]
    public void The_summary_tells_the_outputs_in_numbers()
    {
        string a = WriteNpy("a.npy", [1, 2], 1, 2), b = WriteNpy("b.npy", [10, 30], 1, 2);
        string[] arguments = ["run", "SumAndDifference", "--input", $"a={a}", "--input", $"b={b}", "--isa", "vector128", "--threads", "1"];
        var text = Run(arguments).Succeeded();
        Assert.Contains("SumAndDifference; weights: seed 0; batch: 1; instruction set: vector128; threads: 1\n", text, StringComparison.Ordinal);
        Assert.Contains("sum", text, StringComparison.Ordinal);
        Assert.Contains("11, 32", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);

        var json = Run([.. arguments, "--json"]).Json();
        Assert.Equal("vector128", json.GetProperty("isa").GetString());
        var sum = json.GetProperty("outputs")[0];
        Assert.Equal("sum", sum.GetProperty("name").GetString());
        Assert.Equal([1, 2], sum.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32()));
        Assert.Equal(32, sum.GetProperty("maximum").GetDouble());
        Assert.Equal(21.5, sum.GetProperty("mean").GetDouble());
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_told()
    {
        string a = WriteNpy("a.npy", [float.NaN, 2], 2), b = WriteNpy("b.npy", [10, 30], 2);
        string[] arguments = ["run", "SumAndDifference", "--input", $"a={a}", "--input", $"b={b}"];
        Assert.Contains("sum: 1 values are not finite.", Run(arguments).Succeeded(), StringComparison.Ordinal);
        var sum = Run([.. arguments, "--json"]).Json().GetProperty("outputs")[0];
        Assert.Equal(1, sum.GetProperty("nonFinite").GetInt32());
        Assert.Equal(32, sum.GetProperty("minimum").GetDouble());
    }

    [Theory]
    [InlineData(new[] { 1, 4, 5 }, "1×4×5")]
    [InlineData(new[] { 2, 3, 4, 4 }, "2×3×4×4")]
    [InlineData(new[] { 16 }, "16")]
    [InlineData(new[] { 0, 1, 4, 4 }, "0×1×4×4")]
    public void A_wrong_shape_is_refused_with_both(int[] shape, string found)
    {
        var x = WriteNpy("x.npy", new float[shape.Aggregate(1, (a, b) => a * b)], shape);
        Run("run", "TinyClassifier", "--input", x, "--output", PathOf("y.npy")).Failed("x.npy", "'x'", "1×4×4", $"found {found}.");
        Assert.Equal(["x.npy"], Files());
    }

    [Fact]
    public void Inputs_of_different_batches_are_refused()
    {
        string a = WriteNpy("a.npy", new float[4], 2, 2), b = WriteNpy("b.npy", new float[6], 3, 2);
        Run("run", "SumAndDifference", "--input", $"a={a}", "--input", $"b={b}").Failed("b.npy holds 3 items", "a.npy holds 2");
    }

    [Fact]
    public void A_missing_file_or_a_folder_is_refused()
    {
        var x = WriteNpy("x.npy", image, 1, 4, 4);
        Run("run", "TinyClassifier", "--input", PathOf("absent.npy")).Failed("absent.npy does not exist");
        Run("run", "TinyClassifier", "--input", PathOf("")).Failed("is a folder");
        Run("run", "TinyClassifier", "--input", x, "--weights", PathOf("absent.safetensors")).Failed("absent.safetensors does not exist");
    }

    [Fact]
    public void A_hostile_input_is_refused()
    {
        Run("run", "TinyClassifier", "--input", Write("x.npy", "not an array"u8.ToArray())).Failed("x.npy");
        var whole = File.ReadAllBytes(WriteNpy("whole.npy", image, 1, 4, 4));
        Run("run", "TinyClassifier", "--input", Write("x.npy", whole[..^3])).Failed("x.npy");
        // A header that announces 2^40 floats over an empty body.
        var huge = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(whole).Replace("(1, 4, 4)", "(1099511627776,)", StringComparison.Ordinal).Replace("       \n", "\n", StringComparison.Ordinal));
        Run("run", "TinyClassifier", "--input", Write("x.npy", huge)).Failed("x.npy");
    }

    [Fact]
    public void A_hostile_weight_file_is_refused()
    {
        var x = WriteNpy("x.npy", image, 1, 4, 4);
        var whole = File.ReadAllBytes(WriteWeights());
        byte[][] files =
        [
            [], whole[..7], whole[..40], whole[..^1], [.. whole, 0], [255, 255, 255, 255, 255, 255, 255, 127, .. whole[8..]],
            [.. whole[..8], .. Encoding.ASCII.GetBytes("[1]"), .. whole[11..]],
        ];
        foreach (var file in files)
        {
            Run("run", "TinyClassifier", "--weights", Write("w.safetensors", file), "--input", x, "--output", PathOf("y.npy")).Failed("w.safetensors");
        }

        Assert.DoesNotContain("y.npy", Files());
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_name()
    {
        string a = WriteNpy("a.npy", [1, 2], 2), b = WriteNpy("b.npy", [10, 30], 2);
        Run("run", "SumAndDifference", "--weights", WriteWeights(), "--input", $"a={a}", "--input", $"b={b}").Failed("unexpected", "fc.weight (3×16)");
    }

    [Fact]
    public void Weights_that_are_not_numbers_are_refused_by_name()
    {
        var weights = WriteWeights(change: w => w["fc.bias"][1] = float.NaN);
        Run("run", "TinyClassifier", "--weights", weights, "--input", WriteNpy("x.npy", image, 1, 4, 4)).Failed("w.safetensors", "fc.bias", "NaN");
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_refused()
    {
        var x = WriteNpy("x.npy", image, 1, 4, 4);
        Run("run", "TinyClassifier", "--input", x, "--output", PathOf("absent/y.npy")).Failed("y.npy", "absent does not exist");
        Run("run", "TinyClassifier", "--input", x, "--output", PathOf("")).Failed("is a folder");
        Run("run", "TinyClassifier", "--input", x, "--output", Path.Combine(x, "y.npy")).Failed("y.npy");
        Assert.Equal(["x.npy"], Files());
    }

    [Fact]
    public void Where_one_output_fails_none_is_written()
    {
        string a = WriteNpy("a.npy", [1, 2], 2), b = WriteNpy("b.npy", [10, 30], 2);
        Directory.CreateDirectory(PathOf("y.difference.npy"));
        Run("run", "SumAndDifference", "--input", $"a={a}", "--input", $"b={b}", "--output", PathOf("y.npy")).Failed("y.difference.npy is a folder");
        Assert.Equal(["a.npy", "b.npy", "y.difference.npy"], Files());
    }

    [Theory]
    [InlineData("x.npy", "has the inputs 'a', 'b'")]
    [InlineData("a=1.npy", "'b' is missing")]
    [InlineData("a=1.npy,a=2.npy", "'a' is given twice")]
    [InlineData("a=1.npy,b=1.npy,c=1.npy", "c=1.npy")]
    public void Inputs_that_are_not_the_networks_are_bad_arguments(string inputs, string problem) =>
        Run(["run", "SumAndDifference", .. inputs.Split(',').SelectMany(i => new[] { "--input", i })]).Misused(problem);

    [Fact]
    public void A_file_name_may_hold_an_equals_sign()
    {
        Run("run", "TinyClassifier", "--input", WriteNpy("a=b.npy", image, 1, 4, 4)).Succeeded();
        Run("run", "TinyClassifier", "--input", "x=" + WriteNpy("a=b.npy", image, 1, 4, 4)).Succeeded();
    }

    static float[] Expected(string weights, float[] item)
    {
        var state = StateDictionary.Load(WeightSource.FromFile(weights), HandWrittenNetworks.Tiny.Parameters);
        var logits = new float[3];
        for (var c = 0; c < 3; c++)
        {
            logits[c] = state["fc.bias"][c];
            for (var i = 0; i < 16; i++) logits[c] += state["fc.weight"][(c * 16) + i] * item[i];
        }

        return logits;
    }
}
