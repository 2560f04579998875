using Microsoft.CodeAnalysis;
using NetGen.Testing;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lints;

namespace NetGen.Generator.Tests.Lints;

/// <summary>What the lints say of the networks that come with NetGen: what is known of them, and no more.</summary>
public class ZooTests
{
    static readonly DefinitionSource Zoo = new(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "Networks"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>
    /// How many layers each lint names. With even inputs a 3×3 of stride 2 drops padding, of which the usual rule of (size + padding − kernel) mod stride makes 8
    /// losses in ResNet-50, 8 in ShuffleNetV2 and 5 in MobileNetV2: three of the 8 are 1×1 shortcuts.
    /// </summary>
    public static TheoryData<string, int, string> Known => new()
    {
        { "AlexNet", 224, "NG0302×1" },
        { "DenseNet121", 224, "NG0302×2" },
        { "InceptionV3", 299, "" },
        { "LeNet5", 28, "" },
        { "MobileNetV2", 224, "NG0302×5" },
        { "MobileNetV3Large", 224, "NG0302×5" },
        { "MobileNetV3Small", 224, "NG0302×5" },
        { "ResNet18", 224, "NG0302×5 NG0303×3" },
        { "ResNet50", 224, "NG0302×5 NG0303×3" },
        { "ResNet50", 225, "NG0303×3" },
        { "ResNeXt50", 224, "NG0302×5 NG0303×3" },
        { "ShuffleNetV2", 224, "NG0302×8" },
        { "SqueezeNet", 224, "NG0301×1" },
        { "SqueezeNet", 225, "" },
        { "Vgg16", 224, "" },
        { "Vgg16", 225, "NG0301×1" },
        { "Vgg16", 300, "NG0301×2" },
        { "Vgg16BN", 224, "NG0306×13" },
        { "MnistCnn", 28, "NG0306×1 NG0307×1" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Of_a_network_is_said_what_is_known(string network, int size, string expected)
    {
        var definition = DefinitionText.ReadNetwork(Zoo.Text($"NetGen.Networks.{network}"));
        var input = definition.Inputs[0];
        var shape = new Dictionary<string, EquatableArray<int>>(StringComparer.Ordinal) { [input.Name] = [input.Shapes[0][0], size, size] };
        var graph = Executor.Execute(definition, [], shape).Graph!;

        var found = LintCatalog.Check([new("", graph)], []).GroupBy(f => f.Id).Select(g => $"{g.Key}×{g.Sum(f => f.Others + 1)}");

        Assert.Equal(expected, string.Join(" ", found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_build_of_the_zoo_has_no_warning()
    {
        var found = await GeneratorRun.Analyze(Zoo.Compilation);

        Assert.DoesNotContain(found, d => d.Severity > DiagnosticSeverity.Info);
        Assert.NotEmpty(found);
    }
}
