using System.Text.Json;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;

namespace NetGen.Cli.Tests;

/// <summary>The command on the networks that it is shipped with.</summary>
public class GeneratedNetworkTests : CommandTest
{
    const string Mnist = "data/mnist-cnn";

    public static TheoryData<string> InstructionSetNames => [.. Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).Select(InstructionSets.Name)];

    public static TheoryData<string> NetworkNames => [.. NetGen.Networks.NetworkCatalog.All.Select(n => n.Name)];

    [SharedTheory(Mnist)]
    [MemberData(nameof(InstructionSetNames))]
    public void Real_digits_are_told(string instructionSet)
    {
        var json = Execute(
            "classify", "MnistCnn", "--weights", Shared("weights.safetensors"), "--images", Shared("digits-images.idx3-ubyte"), "--labels", Shared("digits-labels.idx1-ubyte"),
            "--isa", instructionSet, "--top", "10", "--json").Json();
        Assert.Equal([2, 0, 9], json.EnumerateArray().Select(p => p.GetProperty("class").GetInt32()));
        Assert.Equal([2, 0, 9], json.EnumerateArray().Select(p => p.GetProperty("label").GetInt32()));

        using var expected = JsonDocument.Parse(File.ReadAllText(Shared("expected.json")));
        foreach (var (image, logarithms) in json.EnumerateArray().Zip(expected.RootElement.GetProperty("log_softmax").EnumerateArray()))
        {
            Assert.Equal(logarithms[image.GetProperty("class").GetInt32()].GetDouble(), image.GetProperty("logProbability").GetDouble(), 1e-4);
            Assert.Equal(10, image.GetProperty("top").GetArrayLength());
            foreach (var scored in image.GetProperty("top").EnumerateArray())
            {
                Assert.Equal(logarithms[scored.GetProperty("class").GetInt32()].GetDouble(), scored.GetProperty("logProbability").GetDouble(), 1e-4);
            }
        }
    }

    [SharedTheory(Mnist)]
    [InlineData("weights.safetensors")]
    public void Weights_of_another_network_are_refused(string weights) =>
        Execute("classify", "LeNet5", "--weights", Shared(weights), "--images", Shared("digits-images.idx3-ubyte")).Failed("conv1.weight (expected 6×1×5×5, found 8×1×3×3)");

    [Fact]
    public void The_report_of_ResNet50_has_the_published_figures()
    {
        var report = Execute("report", "ResNet50", "--json").Json();
        Assert.Equal(25_557_032, report.GetProperty("parameters").GetInt64());
        Assert.Equal(4_089_184_256, report.GetProperty("multiplyAdds").GetInt64());
        Assert.Equal(8_178_368_512, report.GetProperty("flops").GetInt64());
        Assert.Equal(427, report.GetProperty("receptiveField").GetProperty("size").GetInt32());
        Assert.Equal(32, report.GetProperty("receptiveField").GetProperty("stride").GetInt32());
        // Folding leaves of each batch normalisation the shift alone.
        Assert.InRange(report.GetProperty("weightBytes").GetInt64() - report.GetProperty("winogradBytes").GetInt64(), 4 * 25_500_000, 4 * 26_500_000);
        Assert.Equal(Enum.GetValues<InstructionSetKind>().Select(InstructionSets.Name).Order(), report.GetProperty("arenaBytes").EnumerateObject().Select(a => a.Name).Order());
        Assert.True(report.GetProperty("arenaBytes").EnumerateObject().All(a => a.Value.GetInt64() > 0));
        Assert.Empty(report.GetProperty("trainingBytes").EnumerateObject());
    }

    [Fact]
    public void The_report_of_a_network_that_is_trained_says_what_a_step_needs_of_memory()
    {
        var training = Execute("report", "ResNet18", "--json").Json().GetProperty("trainingBytes");
        Assert.Equal(Enum.GetValues<InstructionSetKind>().Select(InstructionSets.Name).Order(), training.EnumerateObject().Select(a => a.Name).Order());
        foreach (var memory in training.EnumerateObject().Select(m => m.Value))
        {
            // Parameters, gradients in both orders, and weights packed for both directions; a map of 64×112×112 floats is 3.2 MB.
            Assert.InRange(memory.GetProperty("shared").GetInt64(), 4 * 4 * 11_689_512L, 6 * 4 * 11_689_512L);
            Assert.True(memory.GetProperty("perItem").GetInt64() > 5 * 64 * 112 * 112 * 4);
            var whole = memory.GetProperty("shared").GetInt64() + memory.GetProperty("perThread").GetInt64() + memory.GetProperty("perItem").GetInt64();
            Assert.Equal(whole, memory.GetProperty("batch1").GetInt64());
        }

        Assert.Contains("bytes at batch 1, ", Execute("report", "ResNet18").Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Every_network_has_a_report_in_every_form(string network)
    {
        Assert.Equal(network, Execute("report", network, "--json").Json().GetProperty("name").GetString());
        Assert.Contains(network, Execute("report", network).Succeeded(), StringComparison.Ordinal);
        Assert.StartsWith($"## {network}\n", Execute("report", network, "--markdown").Succeeded(), StringComparison.Ordinal);
        Assert.StartsWith("flowchart TD\n", Execute("report", network, "--mermaid").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_every_network_and_its_figures()
    {
        var list = Execute("list", "--json").Json().EnumerateArray().ToDictionary(n => n.GetProperty("name").GetString()!);
        Assert.Equal(NetGen.Networks.NetworkCatalog.All.Select(n => n.Name), list.Keys);
        Assert.Equal(61_706, list["LeNet5"].GetProperty("parameters").GetInt64());
        Assert.Equal(25_557_032, list["ResNet50"].GetProperty("parameters").GetInt64());
        Assert.Equal(4_089_184_256, list["ResNet50"].GetProperty("multiplyAdds").GetInt64());
    }

    [Theory]
    [MemberData(nameof(InstructionSetNames))]
    public void A_seed_and_its_weight_file_give_the_same_on_any_number_of_threads(string instructionSet)
    {
        var pixels = Enumerable.Range(0, 3 * 28 * 28).Select(i => (i * 7 % 23) / 11f).ToArray();
        string all = WriteNpy("all.npy", pixels, 3, 1, 28, 28), last = WriteNpy("last.npy", pixels[(2 * 28 * 28)..], 1, 28, 28);
        Execute("init", "MnistCnn", "--seed", "3", "--output", PathOf("w.safetensors")).Succeeded();
        string[] run = ["run", "MnistCnn", "--isa", instructionSet, "--input"];
        Execute([.. run, all, "--seed", "3", "--threads", "1", "--output", PathOf("seed.npy")]).Succeeded();
        Execute([.. run, all, "--weights", PathOf("w.safetensors"), "--threads", "2", "--output", PathOf("file.npy")]).Succeeded();
        Execute([.. run, last, "--seed", "3", "--threads", "2", "--output", PathOf("alone.npy")]).Succeeded();
        Assert.Equal(File.ReadAllBytes(PathOf("seed.npy")), File.ReadAllBytes(PathOf("file.npy")));
        Assert.Equal(File.ReadAllBytes(PathOf("seed.npy"))[^40..], File.ReadAllBytes(PathOf("alone.npy"))[^40..]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Every_step_is_measured_beside_its_bound(string threads)
    {
        var json = Execute("bench", "MnistCnn", "--layers", "--threads", threads, "--json").Json();
        var layers = json.GetProperty("layers").EnumerateArray().ToList();
        double Sum(string name) => layers.Sum(l => l.GetProperty(name).GetDouble());
        Assert.Equal(NetGen.Networks.NetworkCatalog.All.Single(n => n.Name == "MnistCnn").MultiplyAdds, Sum("multiplyAdds"));
        Assert.Equal(1, Sum("share"), 1e-9);
        Assert.Contains(layers, l => l.GetProperty("name").GetString() == "conv2" && l.GetProperty("predictedMs").GetDouble() > 0);
        Assert.All(layers, l =>
        {
            double Figure(string name) => l.GetProperty(name).GetDouble();
            Assert.True(Figure("medianMs") > 0 && Figure("boundMs") > 0);
            Assert.Equal(Figure("boundMs") / Figure("medianMs"), Figure("shareOfBound"), 1e-9 * Figure("shareOfBound"));
            Assert.Equal(Figure("bytes") * Figure("intensity"), Figure("products"), 1e-6 * Figure("products"));
        });

        var table = Execute("bench", "MnistCnn", "--layers", "--threads", threads).Succeeded();
        Assert.Equal(layers.Count + 2, table.TrimEnd().Split('\n').Length);
        Execute("bench", "MnistCnn", "--layers", "--batch", "2").Misused("--batch and --layers exclude each other");
    }

    [Fact]
    public void Tuning_writes_a_file_that_the_compiler_reads()
    {
        var path = PathOf("mnist.tuning");
        var json = Execute("tune", "MnistCnn", "--threads", "1", "--candidates", "2", "--output", path, "--json").Json();
        Assert.Equal(["conv1", "conv2", "conv3", "fc1", "fc2"], json.GetProperty("shapes").EnumerateArray().SelectMany(s => s.GetProperty("layers").EnumerateArray()).Select(l => l.GetString()));

        // A linear layer of few outputs has fewer ways, the widest vectors the fewest.
        Assert.Equal([2, 2, 2], json.GetProperty("shapes").EnumerateArray().Take(3).Select(s => s.GetProperty("candidates").GetArrayLength()));
        Assert.All(json.GetProperty("shapes").EnumerateArray(), s => Assert.True(s.GetProperty("microseconds").GetDouble() > 0));

        var (entries, mistakes) = NetGenCompiler.Planning.Tuning.TuningText.Read(File.ReadAllText(path));
        Assert.Empty(mistakes);
        var gains = json.GetProperty("shapes").EnumerateArray().Where(s => s.GetProperty("share").GetDouble() <= 0.98).Select(s => $"{s.GetProperty("shape")}: {s.GetProperty("best")}");
        Assert.Equal(gains, entries.Select(e => $"{e.Shape}: {e.Tiles}"));

        Execute("tune", "MnistCnn", "--output", PathOf("mnist.txt")).Misused("--output takes a name that ends in .tuning");
        Execute("tune", "MnistCnn", "--output", PathOf("absent/mnist.tuning")).Failed("does not exist");
    }

    static CommandResult Execute(params string[] arguments) => CommandResult.Of(arguments, NetGen.Networks.NetworkCatalog.All);

    static string Shared(string name) => SharedTheoryAttribute.PathOf(Path.Combine(Mnist, name));
}
