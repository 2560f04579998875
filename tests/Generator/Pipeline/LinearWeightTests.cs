using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>The weights of linear layers are kept in 16 bits where the network asks for it, and those of nothing else.</summary>
public partial class LinearWeightTests
{
    // 25 pairs of inputs and 70 outputs, in vectors of 16; a bias each. The convolution has 3·3 taps of 3 channels for 16 outputs, and a bias each.
    const int Halves = 4 * 25 * 80, Bias = 4 * 80, Convolution = 4 * ((27 * 16) + 16);

    [Theory]
    [InlineData("[Network]", null, 4 * 50 * 80)]
    [InlineData("[Network(LinearWeights = WeightStorage.Float32)]", null, 4 * 50 * 80)]
    [InlineData("[Network(LinearWeights = WeightStorage.Float16)]", "F16", Halves)]
    [InlineData("[Network(LinearWeights = WeightStorage.BFloat16)]", "BF16", Halves)]
    public void They_are_kept_as_the_network_says(string attribute, string? format, int bytes)
    {
        var files = GeneratorRun.Files(new DefinitionSource($$"""
            {{attribute}}
            public sealed partial class Net : Module
            {
                readonly Conv2d conv = new(16, 3);
                readonly Linear fc = new(70);
                public (Tensor, Tensor) Forward([Shape(3, 9, 9)] Tensor x, [Shape(50)] Tensor y) => (x | conv, y | fc);
            }
            """).Compilation);
        string[] formats = ["F16", "BF16"];
        Assert.Equal(format is null ? [] : [format], formats.Where(f => files["Net.Avx512.g.cs"].Contains($" of {f} weights", StringComparison.Ordinal)));
        Assert.Equal(Convolution + bytes + Bias, int.Parse(WeightBytes().Match(files["Net.g.cs"]).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("WeightBytesAvx512 = ([0-9]+);")]
    private static partial Regex WeightBytes();
}
