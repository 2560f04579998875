using NetGen.Cli.Reports.Html.Costs;
using NetGen.Cli.Reports.Html.Fields;
using NetGen.Cli.Reports.Html.Graphs;
using NetGen.Cli.Reports.Html.Memory;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html;

/// <summary>
/// A report as one HTML page that needs nothing else: no other file, no network, and for its content no script. The same report gives the same bytes.
/// </summary>
static class ReportPage
{
    public static string Write(NetworkReport report)
    {
        var links = new LayerLinks(report);
        var page = new Markup();
        page.Constant("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Line();
        page.Empty("meta", ("charset", "utf-8")).Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        page.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Empty("meta", ("name", "generator"), ("content", "netgen")).Line();
        page.Element("title", $"{report.Name} – NetGen").Line();
        page.Open("style").Constant(PageStyle.Text).Close().Line().Close().Open("body").Line();
        GraphDrawing.Definitions(page);
        page.Open("main").Line();
        HeaderSection.Write(page, report);
        GraphSection.Write(page, report, links);
        BlockCosts.Write(page, report, links);
        MemorySection.Write(page, report);
        FieldSection.Write(page, report, links);
        LayerTable.Write(page, report);
        page.Close().Line();
        page.Open("script").Constant(PageScript.Text).Close().Line();
        return page.Close().Line().Close().Line().ToString();
    }
}
