using System.Text.Json;
using NetGen.Cli.Compilation;
using NetGen.Cli.Tests.Support;
using NetGen.Networks;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Tests.Commands;

public class DiffCommandTests : CommandTest
{
    [Fact]
    public void Two_networks_differ_by_their_published_figures()
    {
        var json = Execute("diff", "ResNet18", "ResNet34", "--json").Json();
        Assert.Equal(("ResNet18", "ResNet34", false), (json.GetProperty("before").GetString(), json.GetProperty("after").GetString(), json.GetProperty("equal").GetBoolean()));
        var parameters = Figure(json, "parameters");
        Assert.Equal([11_689_512, 21_797_672, 10_108_160], new[] { "before", "after", "difference" }.Select(n => parameters.GetProperty(n).GetInt64()));
        Assert.Equal(21_797_672 / 11_689_512.0, parameters.GetProperty("ratio").GetDouble(), 1e-12);
        Assert.True(Figure(json, "arenaBytes.avx2").GetProperty("before").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Null, Figure(json, "trainingBytes.avx2.batch1").GetProperty("difference").ValueKind);

        // The layers of 8 blocks more; the first of their kind is what both have.
        var layers = json.GetProperty("layers");
        var added = layers.GetProperty("added").EnumerateArray().Select(l => l.GetProperty("name").GetString()!).ToList();
        Assert.Equal(8 * 7, added.Count);
        Assert.Equal(
            ["layer1.2", "layer2.2", "layer2.3", "layer3.2", "layer3.3", "layer3.4", "layer3.5", "layer4.2"], added.Select(n => n[..n.LastIndexOf('.')]).Distinct());
        Assert.Empty(layers.GetProperty("removed").EnumerateArray());

        var text = Execute("diff", "resnet18", "ResNet34").Succeeded();
        Assert.Matches(@"\nParameters +11,689,512 +21,797,672 +\+10,108,160 +\+86\.5 %\n", text);
        Assert.Matches(@"\nReceptive field of output +435/32/217 +899/32/449 +changed\n", text);
        Assert.Contains("Layers: 56 added, 0 removed, ", text, StringComparison.Ordinal);
        Assert.Matches(@"\n\+ layer1\.2\.conv1 +Conv2d +64×56×56, 36,864 parameters, 115,605,504 MACs\n", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void A_saved_report_is_equal_to_its_network()
    {
        File.WriteAllText(PathOf("saved.json"), Execute("report", "LeNet5", "--json").Succeeded());
        Assert.EndsWith("saved.json and LeNet5 are equal: the same figures, inputs and outputs, and 13 layers alike.\n", Execute("diff", PathOf("saved.json"), "LeNet5").Succeeded(), StringComparison.Ordinal);
        Assert.True(Execute("diff", "LeNet5", PathOf("saved.json"), "--json").Json().GetProperty("equal").GetBoolean());
    }

    [Fact]
    public void A_network_at_another_input_size_has_the_same_layers()
    {
        Save("large.json", ReportBuilder.Build(DefinitionTracer.Trace(typeof(ResNet50))));
        Save("small.json", ReportBuilder.Build(DefinitionTracer.Trace(typeof(ResNet50), new Dictionary<string, int[]> { ["x"] = [3, 96, 160] })));
        var text = Execute("diff", PathOf("large.json"), PathOf("small.json")).Succeeded();
        Assert.Matches(@"\nInput x +3×224×224 +3×96×160 +changed\n", text);
        Assert.Matches(@"\nParameters +25,557,032 +25,557,032 +=\n", text);
        Assert.Contains("Layers: 0 added, 0 removed, 174 changed, 2 equal. All have the same operators, arguments, operands and parameters", text, StringComparison.Ordinal);

        // A 7×7 convolution of stride 2: 48×80 positions instead of 112×112.
        Assert.Matches(@"\n~ conv1 +Conv2d +output 64×112×112 → 64×48×80; MACs 118,013,952 → 36,126,720\n", text);
    }

    [Fact]
    public void Layers_are_told_by_their_names_and_shown_in_order()
    {
        Save("before.json", Of(Layer("x"), Layer("a", "x"), Layer("b", "a"), Layer("c", "b")));
        Save("after.json", Of(Layer("x"), Layer("a", "x") with { Algorithm = "faster" }, Layer("d", "a"), Layer("c", "d") with { Parameters = 12 }));
        var text = Run("diff", PathOf("before.json"), PathOf("after.json")).Succeeded();
        Assert.Contains("Layers: 1 added, 1 removed, 2 changed, 1 equal.\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
              Layer Operator What
            ~ a     ReLU     algorithm – → faster
            + d     ReLU     4
            - b     ReLU     4
            ~ c     ReLU     reads b → d; parameters 0 → 12

            """,
            text,
            StringComparison.Ordinal);
        var changes = Run("diff", PathOf("before.json"), PathOf("after.json"), "--json").Json().GetProperty("layers").GetProperty("changed");
        Assert.Equal(
            ["a algorithm  faster", "c inputs b d", "c parameters 0 12"],
            changes.EnumerateArray().SelectMany(l => l.GetProperty("changes").EnumerateArray().Select(c => $"{l.GetProperty("name")} {c.GetProperty("what")} {c.GetProperty("before")} {c.GetProperty("after")}")));
    }

    [Fact]
    public void Layers_of_which_only_the_field_differs_are_counted_not_shown()
    {
        Save("before.json", Of(Layer("x"), Layer("a", "x") with { ReceptiveField = new(new(3, 1, 1), new(3, 1, 1)) }));
        Save("after.json", Of(Layer("x"), Layer("a", "x") with { ReceptiveField = new(new(5, 1, 2), new(5, 1, 2)) }));
        var text = Run("diff", PathOf("before.json"), PathOf("after.json")).Succeeded();
        Assert.Contains("1 changed, 1 equal. 1 of the changed differ in nothing but their receptive field.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("~ a", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_report_fails_with_what_is_wrong_with_it()
    {
        void Fails(string content, params string[] problems)
        {
            File.WriteAllText(PathOf("bad.json"), content);
            Run("diff", PathOf("bad.json"), "TinyClassifier").Failed(["bad.json: this is no report: ", .. problems]);
            Run("diff", "TinyClassifier", PathOf("bad.json")).Failed(["bad.json: this is no report: ", .. problems]);
        }

        Fails("");
        Fails("\u0000\u0001");
        Fails("[1, 2]", "the whole should be an object, not [1, 2]");
        Fails(new string('[', 100_000), "maximum configured depth");
        var report = Run("report", "TinyClassifier", "--json").Succeeded();
        Fails(report.Replace("\"multiplyAdds\"", "\"macs\"", StringComparison.Ordinal), "layers[0].multiplyAdds is missing");
        Fails(report.Replace("\"weightBytes\":204", "\"weightBytes\":2e3", StringComparison.Ordinal), "weightBytes should be a whole number");
        Run("diff", PathOf("absent.json"), "TinyClassifier").Failed("absent.json does not exist");
        Directory.CreateDirectory(PathOf("folder.json"));
        Run("diff", PathOf("folder.json"), "TinyClassifier").Failed("folder.json is a folder");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read_to_its_end()
    {
        if (!File.Exists("/dev/zero")) return;
        File.CreateSymbolicLink(PathOf("endless.json"), "/dev/zero");
        Run("diff", PathOf("endless.json"), "TinyClassifier").Failed("endless.json has more than 67,108,864 bytes");
    }

    [Fact]
    public void Names_in_a_file_cannot_control_the_terminal()
    {
        const string Hostile = "\u001b[2J[red]\n\u009b";
        Save("before.json", Of(Layer("x"), Layer("a", "x")));
        Save("after.json", Of(Layer("x"), Layer(Hostile, "x") with { Op = Hostile, Algorithm = Hostile }, Layer("a", "x") with { Arguments = Hostile }));
        var text = Run("diff", PathOf("before.json"), PathOf("after.json")).Succeeded();
        Assert.Contains("[2J[red]", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Equal(4, CommandResult.Of(["diff", PathOf("before.json"), PathOf("after.json")], [], isDecorated: true).Succeeded().Split("[red]").Length);
    }

    static CommandResult Execute(params string[] arguments) => CommandResult.Of(arguments, NetworkCatalog.All);

    static JsonElement Figure(JsonElement json, string name) => json.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);

    void Save(string name, NetworkReport report) => File.WriteAllText(PathOf(name), ReportJson.Write(report));

    static LayerReport Layer(string name, params string[] inputs) => new(name, "ReLU", "", null, [.. inputs], [], [[4]], 0, 0, 0, null);

    static NetworkReport Of(params LayerReport[] layers) => new("Named", [], [], 0, 0, 0, 0, [.. layers]);
}
