using System.Xml.Linq;
using NetGen.Cli.Reports.Html;

namespace NetGen.Cli.Tests.Reports.Html;

public class MarkupTests
{
    [Theory]
    [InlineData("a < b & c > \"d\" 'e'")]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("]]> <!-- &amp; --> 層 😀")]
    public void Text_and_attributes_are_what_was_written(string text)
    {
        var element = XElement.Parse(new Markup().Open("p", ("title", text), ("lang", null)).Text(text).Close().ToString());
        Assert.Equal(text, element.Value);
        Assert.Equal(text, element.Attribute("title")!.Value);
        Assert.Single(element.Attributes());
        Assert.Empty(element.Elements());
    }

    [Theory]
    [InlineData("a\0b\u001bc")]
    [InlineData("a\u202eb\u200bc")]
    public void What_cannot_be_printed_is_replaced(string text) => Assert.Equal("a\ufffdb\ufffdc", XElement.Parse(new Markup().Element("p", text).ToString()).Value);

    [Fact]
    public void Halves_of_characters_are_replaced() => Assert.Equal("a\ufffdb\ufffd", new Markup().Text($"a{'\ud800'}b{'\uffff'}").ToString());

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.04, "0")]
    [InlineData(12.25, "12.2")]
    [InlineData(1e6, "1000000")]
    public void Coordinates_are_short(double value, string expected) => Assert.Equal(expected, Markup.Number(value));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.00 k")]
    [InlineData(25_557_032, "25.6 M")]
    [InlineData(4_089_184_256, "4.09 G")]
    [InlineData(999_600, "1.00 M")]
    public void Figures_have_three_digits(long value, string expected) => Assert.Equal(expected, Figures.Short(value));
}
