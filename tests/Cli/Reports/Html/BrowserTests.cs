using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Cli.Execution;
using NetGen.Cli.Reports.Html;
using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Reports.Html;

/// <summary>Pages as a browser shows them.</summary>
public class BrowserTests : CommandTest
{
    // Clicks on a block and on the header of a column; then opens what is closed, and measures: a phone has to have room for all of it, and text its place in the boxes.
    const string Probe =
        """
        <script>
        addEventListener('load', function () {
          var block = document.querySelector('a.closed'), target = document.querySelector(block.getAttribute('href')).parentElement, was = target.open;
          block.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
          Array.from(document.querySelectorAll('.layers button')).find(function (b) { return b.textContent === 'MACs'; }).click();
          setTimeout(function () { measure(was, target.open); }, 300);
        });
        function measure(was, isOpen) {
          document.querySelectorAll('details').forEach(function (d) { d.open = true; });
          var root = document.scrollingElement, outside = [];
          document.querySelectorAll('.graph a').forEach(function (box) {
            var edge = box.querySelector('rect.row, rect.group').getBoundingClientRect();
            box.querySelectorAll('text').forEach(function (text) {
              var r = text.getBoundingClientRect();
              if (r.width === 0 || r.left < edge.left || r.right > edge.right || r.top < edge.top || r.bottom > edge.bottom + 1) outside.push(text.textContent);
            });
          });
          parent.postMessage(JSON.stringify({
            width: innerWidth, scrollWidth: root.scrollWidth, height: root.scrollHeight, outside: outside, background: getComputedStyle(document.body).backgroundColor,
            drawings: Array.from(document.querySelectorAll('svg:not(.nothing)')).filter(function (s) { var r = s.getBoundingClientRect(); return r.width > 100 && r.height > 50; }).length,
            opens: isOpen && !was, costliest: document.querySelector('.layers tbody th').textContent
          }), '*');
        }
        </script>
        """;

    [ChromiumTheory]
    [InlineData("InceptionV3")]
    public void A_page_fits_a_desk_and_a_phone_in_light_and_dark(string network)
    {
        var report = NetGen.Networks.NetworkCatalog.All.Single(n => n.Name == network).ReadReport();
        var page = ReportPage.Write(report);
        var drawings = Regex.Count(page, "<svg ") - 1;
        File.WriteAllText(PathOf("page.html"), page.Replace("</body>", Probe + "</body>", StringComparison.Ordinal));
        var backgrounds = new List<string>();
        foreach (var (width, isDark) in new[] { (1280, false), (360, true), (360, false) })
        {
            var metrics = Measure(width, isDark);
            Assert.Equal(width, metrics.GetProperty("width").GetInt32());
            Assert.Equal(width, metrics.GetProperty("scrollWidth").GetInt32());
            Assert.True(metrics.GetProperty("height").GetInt32() > 5000);
            Assert.Empty(metrics.GetProperty("outside").EnumerateArray().Select(t => t.GetString()));
            Assert.Equal(drawings, metrics.GetProperty("drawings").GetInt32());
            Assert.True(metrics.GetProperty("opens").GetBoolean());
            Assert.Equal(report.Layers.MaxBy(l => l.MultiplyAdds)!.Name, metrics.GetProperty("costliest").GetString());
            backgrounds.Add(metrics.GetProperty("background").GetString()!);
        }

        Assert.Equal(backgrounds[0], backgrounds[2]);
        Assert.NotEqual(backgrounds[0], backgrounds[1]);
    }

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_page_is_light_or_dark_as_its_reader_prefers(bool isDark)
    {
        File.WriteAllText(PathOf("page.html"), ReportPage.Write(NetGen.Networks.NetworkCatalog.All.Single(n => n.Name == "ResNet18").ReadReport()));
        Assert.Empty(Chromium.Run(PathOf("page.html"), isDark, 1280, 1600, $"--screenshot={PathOf("page.png")}").Console);
        var image = PngImage.Read(PathOf("page.png"));
        Assert.Equal((1280, 1600), (image.Width, image.Height));
        var (red, green, blue) = image[2, 2];
        if (isDark) Assert.True(Math.Max(red, Math.Max(green, blue)) < 64, $"the background is {image[2, 2]}");
        else Assert.True(Math.Min(red, Math.Min(green, blue)) > 192, $"the background is {image[2, 2]}");

        // Text, edges and the colours of the operators.
        var pixels = Enumerable.Range(0, image.Width * image.Height).Select(i => image[i % image.Width, i / image.Width]).GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        Assert.True(pixels.Count > 200);
        Assert.InRange(pixels.Where(p => p.Key != image[2, 2]).Sum(p => p.Value), image.Width * image.Height / 10, image.Width * image.Height);
    }

    /// <summary>What the page measures in a frame of a width, since windows have a least one.</summary>
    JsonElement Measure(int width, bool isDark)
    {
        const string Receiver = "<script>addEventListener('message', function (e) { document.getElementById('metrics').textContent = e.data; });</script>";
        var frame = string.Create(CultureInfo.InvariantCulture, $"<iframe src=\"page.html\" width=\"{width}\" height=\"800\" style=\"border: 0\"></iframe>");
        File.WriteAllText(PathOf("frame.html"), $"<!DOCTYPE html><html><head><meta name=\"color-scheme\" content=\"light dark\">{Receiver}</head><body><pre id=\"metrics\"></pre>{frame}</body></html>");
        var (text, console) = Chromium.Run(PathOf("frame.html"), isDark, Math.Max(width, 500) + 40, 900, "--dump-dom");
        Assert.Empty(console);
        using var document = JsonDocument.Parse(WebUtility.HtmlDecode(Regex.Match(text, "<pre id=\"metrics\">(.+?)</pre>", RegexOptions.Singleline).Groups[1].Value));
        return document.RootElement.Clone();
    }
}
