using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Commands;

public class ListCommandTests : CommandTest
{
    [Fact]
    public void Plain_text_is_in_columns_without_decoration()
    {
        var lines = Run("list").Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + HandWrittenNetworks.All.Count, lines.Length);
        Assert.Matches(@"^ ?Network +Parameters +Multiply-adds +Input +Output$", lines[0]);
        Assert.Matches(@"^ ?TinyClassifier +51 +48 +x 1×4×4 +y 3$", lines[1]);
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c is '│' or '─'));
    }

    [Fact]
    public void A_terminal_gets_a_box() => Assert.Contains('╭', CommandResult.Of(["list"], HandWrittenNetworks.All, isDecorated: true).Succeeded());

    [Fact]
    public void Json_has_the_figures()
    {
        var network = Run("list", "--json").Json().EnumerateArray().Last();
        Assert.Equal("SumAndDifference", network.GetProperty("name").GetString());
        Assert.Equal(0, network.GetProperty("parameters").GetInt64());
        Assert.Equal(48, network.GetProperty("multiplyAdds").GetInt64());
        Assert.Equal("b", network.GetProperty("inputs")[1].GetProperty("name").GetString());
        Assert.Equal(2, network.GetProperty("inputs")[1].GetProperty("shape")[0].GetInt32());
    }
}
