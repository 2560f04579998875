using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Memory;

/// <summary>What lies where in the working memory, for each instruction set.</summary>
static class MemorySection
{
    public static void Write(Markup page, NetworkReport report)
    {
        if (report.Arenas.Count == 0) return;
        page.Open("section", ("id", "memory")).Element("h2", "Working memory");
        page.Element(
            "p",
            "From left to right the steps of one run, upwards the bytes of the arena: a rectangle is a buffer, as long as it lives. The line is what is alive; what it leaves to the upper edge is lost "
            + "between buffers. Scratch, hatched, is that of one thread; each further thread has its own.",
            ("class", "note"));
        for (var i = 0; i < report.Arenas.Count; i++)
        {
            page.Open("details", ("class", "block"), ("open", i == 0 ? "" : null));
            Arena(page, report, report.Arenas[i]);
            page.Close().Line();
        }

        page.Close().Line();
    }

    static void Arena(Markup page, NetworkReport report, ArenaReport arena)
    {
        var live = Enumerable.Range(0, arena.Steps.Count).Select(arena.LiveBytes).ToList();
        var peak = live.Count == 0 ? 0 : live.IndexOf(live.Max());
        var bytes = report.ArenaBytes.FirstOrDefault(a => a.InstructionSet == arena.InstructionSet)?.Bytes ?? arena.Buffers.Select(b => b.Offset + b.Bytes).DefaultIfEmpty().Max();
        page.Open("summary").Element("b", arena.InstructionSet).Text(" ");
        page.Element("span", $"{Figures.Exact(bytes)} bytes, {Figures.Counted(arena.Buffers.Count(b => b.Name is not null), "buffer")} over {Figures.Counted(arena.Steps.Count, "step")}");
        page.Close().Line();
        if (live.Count == 0) return;
        new MemoryTimeline(report, arena, bytes).Write(page, live, peak);
        page.Open("p").Text("Most is alive in step ").Element("b", arena.Steps[peak]).Text($": {Figures.Exact(live[peak])} bytes, {Figures.Share(live[peak], bytes)} of the arena.").Close().Line();
        AliveAt(page, arena, peak, live[peak]);
    }

    static void AliveAt(Markup page, ArenaReport arena, int step, long live)
    {
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"Alive at the peak, {arena.InstructionSet}"));
        page.Open("table").Element("caption", $"Alive in step {arena.Steps[step]}");
        page.Open("thead").Open("tr");
        foreach (var header in new[] { "Value", "Bytes", "Of these", "Offset", "From step", "To step" }) page.Element("th", header, ("scope", "col"), ("class", header is "Bytes" or "Of these" or "Offset" ? "n" : null));
        page.Close().Close().Open("tbody").Line();
        foreach (var part in arena.Buffers.Where(b => b.FirstStep <= step && step <= b.LastStep).OrderByDescending(b => b.Bytes).ThenBy(b => b.Offset))
        {
            page.Open("tr").Element("th", part.Name ?? "scratch of a thread", ("scope", "row"));
            foreach (var figure in new[] { Figures.Exact(part.Bytes), Figures.Share(part.Bytes, live), Figures.Exact(part.Offset) }) page.Element("td", figure, ("class", "n"));
            page.Element("td", arena.Steps[part.FirstStep]).Element("td", arena.Steps[part.LastStep]).Close().Line();
        }

        page.Close().Close().Close().Line();
    }
}
