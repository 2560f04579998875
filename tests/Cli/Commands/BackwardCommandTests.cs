using NetGen.Cli.Tests.Support;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Commands;

public class BackwardCommandTests : CommandTest
{
    [Fact]
    public void Several_inputs_and_outputs_are_told_by_name()
    {
        WriteInputs(2);
        Run([.. Arguments, "--output-gradient", $"difference={WriteNpy("d.npy", [1, 2, 3, 4], 2, 2)}", "--output-gradient", $"sum={WriteNpy("s.npy", [10, 20, 30, 40], 2, 2)}"]).Succeeded();
        using var file = WeightFile.Open(PathOf("g.safetensors"));
        Assert.Equal(["input.a", "input.b"], file.Entries.Select(e => e.Name).Order());
        Assert.Equal<long>([2, 2], file["input.a"].Shape);
        Assert.Equal([11, 22, 33, 44], Values(file, "input.a"));
        Assert.Equal([9, 18, 27, 36], Values(file, "input.b"));
    }

    [Fact]
    public void The_answer_tells_the_gradients_in_numbers()
    {
        WriteInputs(1);
        string[] arguments = [.. Arguments, .. Gradients(1), "--isa", "vector128", "--threads", "1"];
        var text = Run(arguments).Succeeded();
        Assert.Contains("SumAndDifference; weights: seed 0; batch: 1; instruction set: vector128; threads: 1", text, StringComparison.Ordinal);
        Assert.Contains("input.b", text, StringComparison.Ordinal);

        var json = Run([.. arguments, "--json"]).Json();
        Assert.Equal("vector128", json.GetProperty("isa").GetString());
        Assert.Equal(PathOf("g.safetensors"), json.GetProperty("file").GetString());
        var gradient = json.GetProperty("gradients")[0];
        Assert.Equal("input.a", gradient.GetProperty("name").GetString());
        Assert.Equal([1, 2], gradient.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32()));
        Assert.Equal(Math.Sqrt(8), gradient.GetProperty("norm").GetDouble(), 1e-12);
        Assert.Equal(2, gradient.GetProperty("largest").GetDouble());
        Assert.Equal(0, gradient.GetProperty("nonFinite").GetInt32());
    }

    // Ones as gradients of sum and difference make the gradient of a 2 and that of b 0.
    [Theory]
    [InlineData(2f, 0.01f, true)]
    [InlineData(2.001f, 0.001f, true)]
    [InlineData(2.001f, 0.0001f, false)]
    public void Gradients_are_held_to_a_reference(float right, float error, bool holds)
    {
        WriteInputs(1);
        string[] arguments = [.. Arguments, .. Gradients(1), "--reference", WriteReference(right, error)];
        if (holds)
        {
            Assert.Contains("2 and 5 are allowed", Run(arguments).Succeeded(), StringComparison.Ordinal);
            var accuracy = Run([.. arguments, "--json"]).Json().GetProperty("accuracy");
            Assert.True(accuracy.GetProperty("holds").GetBoolean());
            Assert.Equal("input.a", accuracy.GetProperty("worstOf").GetString());
            Assert.Equal(Math.Sqrt(2) * (right - 2) / error, accuracy.GetProperty("worst").GetDouble(), 1e-3);
        }
        else
        {
            // What was computed is printed all the same.
            var result = Run(arguments);
            Assert.Equal(1, result.Code);
            Assert.StartsWith($"netgen: The gradients are not those of {PathOf("reference.safetensors")}: input.a:", result.Error, StringComparison.Ordinal);
            Assert.Contains("2 and 5 are allowed", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reference_of_other_gradients_is_refused_and_nothing_is_written()
    {
        WriteInputs(1);
        string[] arguments = [.. Arguments, .. Gradients(1), "--reference"];
        Run([.. arguments, WriteReference(2, 1, [2, 1])]).Failed("'input.a' expects the shape 1×2", "found 2×1");
        Run([.. arguments, WriteReference(2, 1, without: "input.b.error")]).Failed("'input.b.error' is missing");
        Run([.. arguments, PathOf("absent.safetensors")]).Failed("absent.safetensors does not exist");
        Assert.DoesNotContain("g.safetensors", Files());
        Run([.. arguments, WriteReference(float.NaN, 1)]).Failed("reference.safetensors: 'input.a' has values that are not finite");
    }

    [Fact]
    public void A_network_without_training_code_says_which_have_it()
    {
        var x = WriteNpy("x.npy", new float[16], 1, 4, 4);
        Run("backward", "TinyClassifier", "--input", x, "--output-gradient", x, "--gradients", PathOf("g.safetensors"))
            .Failed("TinyClassifier has no training code", "[Network(Training = true)]", "SumAndDifference have.");
        Assert.Equal(["x.npy"], Files());
    }

    [Theory]
    [InlineData("dy.npy", "has the outputs 'sum', 'difference'")]
    [InlineData("sum=1.npy", "'difference' is missing")]
    [InlineData("sum=1.npy,sum=2.npy", "'sum' is given twice")]
    public void Gradients_that_are_not_the_outputs_are_bad_arguments(string gradients, string problem)
    {
        WriteInputs(1);
        Run([.. Arguments, .. gradients.Split(',').SelectMany(g => new[] { "--output-gradient", g })]).Misused(problem);
    }

    [Fact]
    public void What_is_not_given_is_a_bad_argument()
    {
        Run("backward", "SumAndDifference", "--input", "a=1.npy", "--gradients", "g").Misused("--output-gradient");
        Run("backward", "SumAndDifference", "--input", "a=1.npy", "--output-gradient", "sum=1.npy").Misused("--gradients");
    }

    [Fact]
    public void Gradients_of_another_shape_or_number_are_refused_and_nothing_is_written()
    {
        WriteInputs(2);
        var right = WriteNpy("right.npy", new float[4], 2, 2);
        Run([.. Arguments, "--output-gradient", $"sum={WriteNpy("wrong.npy", new float[6], 2, 3)}", "--output-gradient", $"difference={right}"])
            .Failed("wrong.npy", "the gradient of the output 'sum' expects the shape 2, or N×2", "found 2×3");
        Run([.. Arguments, "--output-gradient", $"sum={right}", "--output-gradient", $"difference={WriteNpy("wrong.npy", new float[6], 3, 2)}"])
            .Failed("wrong.npy holds 3 items where", "a.npy holds 2");
        Run([.. Arguments, "--output-gradient", $"sum={right}", "--output-gradient", $"difference={PathOf("absent.npy")}"]).Failed("absent.npy does not exist");
        Assert.Equal(["a.npy", "b.npy", "right.npy", "wrong.npy"], Files());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused_before_anything_is_computed()
    {
        WriteInputs(1);
        var arguments = Arguments[..^1];
        Run([.. arguments, PathOf("absent/g.safetensors"), .. Gradients(1)]).Failed("absent does not exist");
        Run([.. arguments, PathOf(""), .. Gradients(1)]).Failed("is a folder");
    }

    string[] Arguments =>
        ["backward", "SumAndDifference", "--input", $"a={PathOf("a.npy")}", "--input", $"b={PathOf("b.npy")}", "--gradients", PathOf("g.safetensors")];

    void WriteInputs(int items)
    {
        WriteNpy("a.npy", new float[2 * items], items, 2);
        WriteNpy("b.npy", new float[2 * items], items, 2);
    }

    string[] Gradients(int items)
    {
        var ones = WriteNpy("ones.npy", [.. Enumerable.Repeat(1f, 2 * items)], items, 2);
        return ["--output-gradient", $"sum={ones}", "--output-gradient", $"difference={ones}"];
    }

    string WriteReference(float right, float error, int[]? shape = null, string without = "")
    {
        var path = PathOf("reference.safetensors");
        StateDictionary tensors = new([.. new[] { "a", "b" }.SelectMany(n => new ParameterDescription[]
        {
            new($"input.{n}", ParameterKind.Buffer, default, [.. shape ?? [1, 2]]), new($"input.{n}.error", ParameterKind.Buffer, default, []),
        }).Where(p => p.Name != without)]);
        tensors["input.a"].Fill(right);
        foreach (var tensor in tensors.Parameters.Where(p => p.Name.EndsWith(".error", StringComparison.Ordinal))) tensors[tensor.Name].Fill(error);
        tensors.Save(path);
        return path;
    }

    static float[] Values(WeightFile file, string name)
    {
        var values = new float[file[name].Shape.Aggregate(1L, (a, b) => a * b)];
        file.ReadFloat32(name, values);
        return values;
    }
}
