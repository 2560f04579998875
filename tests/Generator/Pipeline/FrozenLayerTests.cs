namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What [Network] says is frozen has no gradient in the generated code, and statistics that are frozen have no next value.</summary>
public class FrozenLayerTests
{
    static string[] Written(string arguments)
    {
        var source = new DefinitionSource($$"""
            [Network(Training = true{{arguments}})]
            public sealed partial class Net : Module
            {
                readonly Conv2d conv1 = new(4, 3, bias: false), conv10 = new(4, 3);
                readonly BatchNorm2d bn1 = new(), bn2 = new();
                public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv1 | bn1 | ReLU | conv10 | bn2;
            }
            """);
        var program = GeneratorRun.Files(source.Compilation).Single(f => f.Key.EndsWith("Net.Training.Avx2.g.cs", StringComparison.Ordinal)).Value;
        return [.. program.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("parameter 0 ", StringComparison.Ordinal) || l.StartsWith("statistic 0 ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).Order(StringComparer.Ordinal)];
    }

    static readonly string[] All =
    [
        "bn1.bias", "bn1.num_batches_tracked", "bn1.running_mean", "bn1.running_var", "bn1.weight", "bn2.bias", "bn2.num_batches_tracked", "bn2.running_mean",
        "bn2.running_var", "bn2.weight", "conv1.weight", "conv10.bias", "conv10.weight",
    ];

    [Fact]
    public void Everything_is_trained_unless_said_otherwise() => Assert.Equal(All, Written(""));

    [Fact]
    public void Layers_and_parameters_are_frozen_by_their_paths() =>
        Assert.Equal(All.Except(["conv1.weight", "conv10.bias", .. All.Where(n => n.StartsWith("bn1.", StringComparison.Ordinal))]), Written(", Frozen = new[] { \"conv1\", \"bn1\", \"conv10.bias\" }"));

    [Fact]
    public void Statistics_are_frozen_alone() =>
        Assert.Equal(All.Except(["bn2.num_batches_tracked", "bn2.running_mean", "bn2.running_var"]), Written(", FrozenStatistics = [\"bn2\"]"));
}
