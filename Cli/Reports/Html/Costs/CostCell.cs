using System.Globalization;

namespace NetGen.Cli.Reports.Html.Costs;

/// <summary>A figure in a table with its share of the whole, and a bar beside the largest of its column.</summary>
static class CostCell
{
    public static void Write(Markup page, long value, long largest, long whole)
    {
        if (value == 0)
        {
            page.Element("td", "–", ("class", "n none"));
            return;
        }

        var width = largest == 0 ? 0 : 100.0 * value / largest;
        page.Open("td", ("class", "n cost"), ("style", string.Create(CultureInfo.InvariantCulture, $"--share:{width:0.#}%")));
        page.Text(Figures.Exact(value)).Text(" ").Element("small", Figures.Share(value, whole)).Close();
    }
}
