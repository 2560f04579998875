using NetGen.Cli.Tests.Support;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Commands;

public class InitCommandTests : CommandTest
{
    [Fact]
    public void The_file_has_every_entry_of_the_state_dictionary()
    {
        var text = Run("init", "TinyClassifier", "--seed", "3", "--output", PathOf("w.safetensors")).Succeeded();
        Assert.Contains("2 tensors, 51 numbers", text, StringComparison.Ordinal);
        using var file = WeightFile.Open(PathOf("w.safetensors"));
        Assert.Equal(["fc.bias", "fc.weight"], file.Entries.Select(e => e.Name).Order());
        Assert.Equal<long>([3, 16], file["fc.weight"].Shape);
        var weights = new float[48];
        file.ReadFloat32("fc.weight", weights);
        Assert.All(weights, w => Assert.InRange(w, -0.5f, 0.5f));
        Assert.Equal(48, weights.Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        byte[] Bytes(string seed)
        {
            Run("init", "TinyClassifier", "--seed", seed, "--output", PathOf("w.safetensors")).Succeeded();
            return File.ReadAllBytes(PathOf("w.safetensors"));
        }

        Assert.Equal(Bytes("18446744073709551615"), Bytes("18446744073709551615"));
        Assert.NotEqual(Bytes("0"), Bytes("1"));
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_refused()
    {
        Run("init", "TinyClassifier", "--output", PathOf("absent/w.safetensors")).Failed("absent does not exist");
        Run("init", "TinyClassifier", "--output", PathOf("")).Failed("is a folder");
        Assert.Empty(Files());
    }
}
