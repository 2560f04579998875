using System.Text.RegularExpressions;
using NetGen.Testing;

namespace NetGen.Integration.Tests;

/// <summary>The guide, followed as it stands: its files are written, its commands run, in an empty folder with a clone beside.</summary>
[Trait("Category", "Slow")]
[Collection(nameof(PackageTests))]
public partial class GuideTests
{
    // As the guide reads: DigitNet has 16·9 + 2·16 + 32·16·9 + 2·32 weights before the linear layers, and 1,568·32 + 32 + 32·10 + 10 in them.
    const int Parameters = 144 + 32 + 4608 + 64 + 50_208 + 330;

    [Fact]
    public void Whoever_follows_the_guide_has_a_network_that_knows_digits()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide.md")).ReplaceLineEndings("\n");
        using var folder = new Consumer();
        var commands = Block("bash").Matches(guide).Select(m => m.Groups[1].Value).ToList();

        // The clone is this one, which is built. Packages of an earlier build, which may be in the user's cache, are not to be taken.
        var (pack, project) = (commands[0].Split('\n', 2)[0], commands[0].Split('\n', 2)[1]);
        folder.Run("bash", ["-e", "-c", pack.Replace("NetGen/$project -c Release", $"{Repository.Root}/$project -c Release --no-build", StringComparison.Ordinal)]);
        folder.Variables["NUGET_PACKAGES"] = folder.PathOf("cache");
        folder.Run("bash", ["-e", "-c", project]);
        foreach (var file in Block("csharp").Matches(guide).Select(m => m.Groups[1].Value))
        {
            File.WriteAllText(folder.PathOf(Path.Combine("Digits", FileName().Match(file).Groups[1].Value)), file);
        }

        var output = folder.Run("bash", ["-e", "-c", commands[1]]);

        var accuracy = double.Parse(Accuracy().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(accuracy > 95, output);
        Assert.Contains($"a drawn 3 is taken for a 3; {Parameters:N0} parameters", output, StringComparison.Ordinal);
        Assert.Contains("dotnet publish", commands[2], StringComparison.Ordinal);
    }

    static Regex Block(string language) => new($"```{language}\n(.*?)```\n", RegexOptions.Singleline);

    [GeneratedRegex("^// ([A-Za-z]+\\.cs)\n")]
    private static partial Regex FileName();

    [GeneratedRegex(@"accuracy ([\d.]+)\s?%")]
    private static partial Regex Accuracy();
}
