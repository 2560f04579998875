using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Commands;

public class ReportCommandTests : CommandTest
{
    [Fact]
    public void Text_is_the_networks_own() => Assert.Equal("TinyClassifier\nfc Linear\n", Run("report", "TinyClassifier").Succeeded());

    [Fact]
    public void Markdown_and_Mermaid_come_from_the_json()
    {
        Assert.Matches(@"\| fc \|.*Linear", Run("report", "TinyClassifier", "--markdown").Succeeded());
        Assert.StartsWith("flowchart TD\n  n0", Run("report", "TinyClassifier", "--mermaid").Succeeded(), StringComparison.Ordinal);
        Run("report", "TinyClassifier", "--markdown", "--mermaid").Misused("--markdown and --mermaid exclude each other.");
    }

    [Fact]
    public void Json_is_the_networks_own()
    {
        var json = Run("report", "TinyClassifier", "--json").Json();
        Assert.Equal("TinyClassifier", json.GetProperty("name").GetString());
        Assert.Equal("fc", json.GetProperty("layers")[0].GetProperty("name").GetString());
    }
}
