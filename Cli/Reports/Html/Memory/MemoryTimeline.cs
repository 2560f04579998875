using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Memory;

/// <summary>Draws an arena: steps from left to right, bytes upwards, and a rectangle for each buffer as long as it lives.</summary>
sealed class MemoryTimeline(NetworkReport report, ArenaReport arena, long bytes)
{
    const double Left = 64, Top = 24, Height = 320, Foot = 26, Right = 12, Span = 1180;
    const double CharacterWidth = 6.4;

    readonly double stepWidth = Math.Clamp(Span / arena.Steps.Count, 5, 64);
    readonly Dictionary<string, OperatorKind> kinds = report.Layers.ToDictionary(l => l.Name, l => OperatorKinds.Of(l.Op), StringComparer.Ordinal);

    /// <summary>Where a buffer is drawn.</summary>
    public (double X, double Y, double Width, double Height) Place(ArenaPart part)
    {
        var height = Height * part.Bytes / Scale;
        return (X(part.FirstStep), Top + Height - (Height * part.Offset / Scale) - height, stepWidth * (part.LastStep - part.FirstStep + 1), height);
    }

    double Scale => Math.Max(bytes, 1);

    public void Write(Markup page, IReadOnlyList<long> live, int peak)
    {
        var (width, height) = (Markup.Number(Math.Ceiling(X(arena.Steps.Count) + Right)), Markup.Number(Top + Height + Foot));
        var title = $"Working memory of {report.Name} under {arena.InstructionSet}";
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title));
        page.Open("svg", ("class", "timeline"), ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", title)).Line();
        page.Element("title", title).Element("desc", $"{Figures.Counted(arena.Buffers.Count, "rectangle")} over {Figures.Counted(arena.Steps.Count, "step")}; the most is alive in step {arena.Steps[peak]}.");
        Bands(page);
        Ticks(page);
        foreach (var part in arena.Buffers) Part(page, part);
        Live(page, live);
        foreach (var part in arena.Buffers) Label(page, part);
        var x = X(peak) + (stepWidth / 2);
        page.Empty("line", ("class", "peak"), ("x1", Markup.Number(x)), ("x2", Markup.Number(x)), ("y1", Markup.Number(Top - 4)), ("y2", Markup.Number(Top + Height + 4)));
        Text(page, "peak", "tick", Math.Min(x, X(arena.Steps.Count) - 14), Top + Height + 16, "middle");
        page.Close().Close().Line();
    }

    /// <summary>A strip for each stretch of steps whose layers are of one part of the network.</summary>
    void Bands(Markup page)
    {
        var parts = Parts();
        var isOdd = false;
        for (int start = 0, end = 0; start < parts.Count; start = end)
        {
            while (end < parts.Count && parts[end] == parts[start]) end++;
            if (parts[start].Length == 0 || end - start < 2) continue;
            var width = stepWidth * (end - start);
            isOdd = !isOdd;
            page.Empty("rect", ("class", isOdd ? "band odd" : "band"), ("x", Markup.Number(X(start))), ("y", Markup.Number(Top)), ("width", Markup.Number(width)), ("height", Markup.Number(Height)));
            var room = (int)(width / CharacterWidth);
            var name = parts[start][(parts[start].LastIndexOf('.') + 1)..];
            if (room >= Math.Min(name.Length, 5)) Text(page, LayerText.Cut(name, room), "tick", X(start) + (width / 2), Top - 8, "middle");
        }

        page.Line();
    }

    /// <summary>The part of the network that each step belongs to: as much of its path as tells three parts or more.</summary>
    List<string> Parts()
    {
        const int Deepest = 4;
        for (var depth = 1; ; depth++)
        {
            var parts = arena.Steps.Select(s => s.Split('.') is var path && path.Length > depth ? string.Join('.', path.Take(depth)) : "").ToList();
            if (depth == Deepest || parts.Where(p => p.Length > 0).GroupBy(p => p).Count(g => g.Count() > 1) >= 3) return parts;
        }
    }

    /// <summary>As much of the end of a path as there is room for; null where not even a name fits.</summary>
    static string? Short(string name, int room)
    {
        while (name.Length > room)
        {
            var end = name.IndexOf('.', StringComparison.Ordinal);
            if (end < 0) return null;
            name = name[(end + 1)..];
        }

        // A number alone tells nothing.
        return name.Any(char.IsLetter) ? name : null;
    }

    void Ticks(Markup page)
    {
        var step = NiceStep(bytes / 5.0);
        for (var at = 0.0; at <= bytes; at += step)
        {
            var y = Markup.Number(Top + Height - (Height * at / Scale));
            page.Empty("line", ("class", "grid"), ("x1", Markup.Number(Left)), ("x2", Markup.Number(X(arena.Steps.Count))), ("y1", y), ("y2", y));
            page.Element("text", Figures.Bytes((long)at), ("class", "tick"), ("x", Markup.Number(Left - 6)), ("y", y), ("dy", "4"), ("text-anchor", "end"));
        }

        page.Line();
    }

    void Part(Markup page, ArenaPart part)
    {
        var (x, y, width, height) = Place(part);
        var name = part.Name ?? "scratch of a thread";
        var kind = part.Name is null ? "scratch" : OperatorKinds.Class(kinds.GetValueOrDefault(LayerOf(part.Name), OperatorKind.Other));
        var until = part.FirstStep == part.LastStep ? $"in {arena.Steps[part.FirstStep]}" : $"from {arena.Steps[part.FirstStep]} to {arena.Steps[part.LastStep]}";
        page.Open("g", ("class", kind)).Element("title", $"{name}\n{Figures.Exact(part.Bytes)} bytes at {Figures.Exact(part.Offset)}\n{until}");
        page.Empty(
            "rect", ("class", "buffer"), ("x", Markup.Number(x)), ("y", Markup.Number(y)), ("width", Markup.Number(width)), ("height", Markup.Number(height)));
        page.Close().Line();
    }

    /// <summary>The name of a buffer, over all that is drawn, if there is room.</summary>
    void Label(Markup page, ArenaPart part)
    {
        var (x, y, width, height) = Place(part);
        if (part.Name is null || height < 13 || Short(part.Name, (int)((width - 6) / CharacterWidth)) is not { } label) return;
        Text(page, label, "label", x + 4, y + Math.Min(height / 2, 14) + 4, null);
    }

    void Live(Markup page, IReadOnlyList<long> live)
    {
        var path = string.Concat(live.Select((b, i) =>
        {
            var y = Markup.Number(Top + Height - (Height * b / Scale));
            return i == 0 ? $"M{Markup.Number(X(0))} {y}H{Markup.Number(X(1))}" : $"V{y}H{Markup.Number(X(i + 1))}";
        }));
        page.Empty("path", ("class", "live"), ("d", path)).Line();
    }

    /// <summary>The layer that makes a value.</summary>
    string LayerOf(string value) => kinds.ContainsKey(value) || value.LastIndexOf(':') is not (> 0 and var end) ? value : value[..end];

    double X(int step) => Left + (stepWidth * step);

    /// <summary>The next of 1, 2, 5, 10, 20 …</summary>
    static double NiceStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(least, 1))));
        return new[] { 1, 2, 5, 10 }.Select(f => f * power).First(s => s >= least || s >= 10 * power);
    }

    static void Text(Markup page, string text, string style, double x, double y, string? anchor) =>
        page.Element("text", text, ("class", style), ("x", Markup.Number(x)), ("y", Markup.Number(y)), ("text-anchor", anchor));
}
