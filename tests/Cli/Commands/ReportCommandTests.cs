using System.Xml.Linq;
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

    [Fact]
    public void A_page_is_written_to_a_file_whole_or_not_at_all()
    {
        Assert.Equal("", Run("report", "TinyClassifier", "--html", PathOf("tiny.html")).Succeeded());
        Assert.Equal(["tiny.html"], Files());
        var page = XDocument.Load(PathOf("tiny.html"));
        Assert.Equal("TinyClassifier", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("tr"), r => r.Element("th")?.Value == "fc");

        Run("report", "TinyClassifier", "--html", PathOf("absent/tiny.html")).Failed("absent", "does not exist");
        Run("report", "TinyClassifier", "--html", PathOf("")).Failed("is a folder");
        Run("report", "TinyClassifier", "--html", PathOf("tiny.html"), "--json").Misused("--json and --html exclude each other.");
        Run("report", "TinyClassifier", "--html").Misused("--html");
    }
}
