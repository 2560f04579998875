using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.Demonstration;

[Trait("Category", "Slow")]
public class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    const string Mnist = "data/mnist-cnn";

    [Fact]
    public void It_learns_to_tell_drawings_that_it_has_not_seen()
    {
        var match = Regex.Match(demo.Text, @"\n(?<share>[\d.]+) % of 2,000 right; mean precision 0\.\d{4}, recall 0\.\d{4}, F1 0\.\d{4}\.");
        Assert.True(match.Success);
        Assert.InRange(double.Parse(match.Groups["share"].Value, CultureInfo.InvariantCulture), 98, 100);
        // The rows of the matrix: the class, ten counts of 200 drawings, three shares.
        for (var digit = 0; digit < 10; digit++)
        {
            var row = Regex.Match(demo.Text, $@"\n{digit}(?<counts>( +[\d.]+){{10}})( +[01]\.\d{{4}}){{3}}\n");
            Assert.True(row.Success);
            Assert.Equal(200, row.Groups["counts"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(c => c == "." ? 0 : int.Parse(c, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void It_tells_the_drawings_on_every_instruction_set()
    {
        Assert.Contains("@@", demo.Text, StringComparison.Ordinal);
        foreach (var name in Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).Select(InstructionSets.Name))
        {
            Assert.Matches($@"\n  {name} +answers 0 1 2 3 4 5 6 7 8 9  in ", demo.Text);
        }
    }

    [SharedTheory(Mnist)]
    [InlineData("digits-images.idx3-ubyte")]
    public void What_it_learned_of_drawings_reads_digits_that_people_wrote(string images)
    {
        var json = CommandResult.Of(
            ["classify", "MnistCnn", "--weights", demo.Weights, "--images", SharedTheoryAttribute.PathOf(Path.Combine(Mnist, images)), "--json"], NetGen.Networks.NetworkCatalog.All).Json();
        Assert.Equal([2, 0, 9], json.EnumerateArray().Select(p => p.GetProperty("class").GetInt32()));
    }
}
