using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Cli.Execution;
using NetGen.Cli.Reports.Html;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Tests.Reports.Html;

public class ReportPageTests
{
    public static TheoryData<string> Networks => [.. NetGen.Networks.NetworkCatalog.All.Select(n => n.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_page_is_well_formed_and_needs_nothing_else(string network)
    {
        var report = Report(network);
        var text = ReportPage.Write(report);
        var page = XDocument.Parse(text);

        Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.Descendants().Attributes("src"));
        Assert.All(Regex.Matches(text, @"url\((.)"), m => Assert.Equal("#", m.Groups[1].Value));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants().Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
        Assert.All(page.Descendants("svg").Where(s => s.Attribute("aria-hidden") is null), s => Assert.NotEmpty(s.Element("title")!.Value));
        Assert.All(page.Descendants("th"), h => Assert.NotNull(h.Attribute("scope")));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_page_has_every_layer_in_its_drawings_and_in_its_table(string network)
    {
        var report = Report(network);
        var page = XDocument.Parse(ReportPage.Write(report));
        var rows = page.Descendants("tr").Where(r => r.Attribute("id") is not null).Select(r => r.Element("th")!.Value);
        var drawn = page.Descendants("a").Where(a => a.Attribute("class")?.Value.StartsWith("layer ", StringComparison.Ordinal) == true).Select(a => a.Element("title")!.Value.Split('\n')[0]);

        Assert.Equal(report.Layers.Select(l => l.Name), rows);
        Assert.Equal(report.Layers.Select(l => l.Name).Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_memory_timeline_shows_every_buffer_at_its_place_for_as_long_as_it_lives(string network)
    {
        var report = Report(network);
        var page = XDocument.Parse(ReportPage.Write(report));
        var drawings = page.Descendants("svg").Where(s => s.Attribute("class")?.Value == "timeline").ToList();
        Assert.Equal(report.Arenas.Count, drawings.Count);
        foreach (var (arena, drawing) in report.Arenas.Zip(drawings))
        {
            var rectangles = drawing.Descendants("rect").Where(r => r.Attribute("class")!.Value == "buffer").ToList();
            Assert.Equal(arena.Buffers.Count, rectangles.Count);

            // The scale is that of the first buffer and of the arena; all others are held to it.
            var bytes = report.ArenaBytes.Single(a => a.InstructionSet == arena.InstructionSet).Bytes;
            var grid = drawing.Descendants("line").Where(l => l.Attribute("class")!.Value == "grid").ToList();
            var (left, right, bottom) = (Number(grid[0], "x1"), Number(grid[0], "x2"), Number(grid[0], "y1"));
            var (step, unit) = ((right - left) / arena.Steps.Count, (bottom - 24) / bytes);
            foreach (var (part, rectangle) in arena.Buffers.Zip(rectangles))
            {
                Assert.Equal(left + (step * part.FirstStep), Number(rectangle, "x"), 0.11);
                Assert.Equal(step * (part.LastStep + 1 - part.FirstStep), Number(rectangle, "width"), 0.11);
                Assert.Equal(unit * part.Bytes, Number(rectangle, "height"), 0.11);
                Assert.Equal(bottom - (unit * (part.Offset + part.Bytes)), Number(rectangle, "y"), 0.11);
            }
        }
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        const string Hostile = "</title><script>alert(1)</script>\u202e\"'&";
        var report = Report("LeNet5");
        var text = ReportPage.Write(report with
        {
            Name = Hostile,
            Inputs = [.. report.Inputs.Select(i => i with { Name = Hostile })],
            Outputs = [.. report.Outputs.Select(o => o with { Name = Hostile, Source = o.Source + Hostile })],
            Layers = [.. report.Layers.Select(l => l with { Name = l.Name + Hostile, Inputs = [.. l.Inputs.Select(i => i + Hostile)], Arguments = Hostile, Algorithm = Hostile, Kernel = Hostile })],
            Arenas = [.. report.Arenas.Select(a => a with { Steps = [.. a.Steps.Select(s => s + Hostile)] })],
        });
        var page = XDocument.Parse(text);
        Assert.Single(page.Descendants("script"));
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.Equal(Hostile.Replace('\u202e', '\ufffd'), page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_under_any_culture()
    {
        var report = Report("MobileNetV2");
        var expected = ReportPage.Write(report);
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (".", ",", "~");
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal(expected, ReportPage.Write(report));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_field_of_the_centre_unit_is_that_of_the_published_architecture()
    {
        // LeNet-5's second pooling: 16 pixels, 4 apart, the first of 5 units beginning 2 before the input; the centre one sees 6 to 21.
        var text = ReportPage.Write(Report("LeNet5"));
        Assert.Contains("is 16×16 pixels: it sees 32.7 % of the input, 28×28. No part of it lies outside.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Most_that_is_alive_is_told_with_its_step()
    {
        var report = Report("ResNet50");
        var page = XDocument.Parse(ReportPage.Write(report));
        foreach (var arena in report.Arenas)
        {
            // Of the definition: two maps of 256×56×56 and one of 64×56×56 meet where layer1.0 ends; the other sets pad no less.
            var most = Enumerable.Range(0, arena.Steps.Count).Max(arena.LiveBytes);
            Assert.InRange(most, 4L * ((2 * 256 * 56 * 56) + (64 * 56 * 56)), report.ArenaBytes.Single(a => a.InstructionSet == arena.InstructionSet).Bytes);
            Assert.Contains(page.Descendants("p"), p => p.Value.Contains($"{Figures.Exact(most)} bytes, ", StringComparison.Ordinal));
        }
    }

    static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    static NetworkReport Report(string network) => NetGen.Networks.NetworkCatalog.All.Single(n => n.Name == network).ReadReport();
}
