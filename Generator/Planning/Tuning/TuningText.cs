using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>Tuning files: a line for each shape, and comments from <c>#</c> on. <c>netgen tune</c> writes them, the compiler reads those among AdditionalFiles.</summary>
static class TuningText
{
    /// <summary>How the names of the files end.</summary>
    public const string Extension = ".tuning";

    const string Expected = "'avx512 64-128 at 28x28 kernel 3x3: direct 1x14x2 rows outermost' or '…: winograd 4x4 strip 28 tile 1x14x2'";

    static readonly Regex Line = new(
        @"^(?<set>\w+) (?<in>\d{1,9})-(?<out>\d{1,9}) at (?<size>\d{1,9}x\d{1,9}) kernel (?<kernel>\d{1,9}x\d{1,9})( stride (?<stride>\d{1,9}x\d{1,9}))?" +
        @"( dilation (?<dilation>\d{1,9}x\d{1,9}))?( groups (?<groups>\d{1,9}))?(?<plain> plain)?: " +
        @"(direct (?<rows>\d{1,9})x(?<columns>\d{1,9})x(?<blocks>\d{1,9}) (?<outer>rows|channels) outermost" +
        @"|winograd (?<output>2x2|4x4) strip (?<strip>\d{1,9}) tile 1x(?<columns>\d{1,9})x(?<blocks>\d{1,9}))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    /// <summary>Writes a file.</summary>
    /// <param name="remarks">Lines that say where the entries are from.</param>
    /// <param name="entries">The entries.</param>
    public static string Write(IEnumerable<string> remarks, IEnumerable<TunedConvolution> entries)
    {
        var text = new StringBuilder();
        foreach (var remark in remarks) text.Append("# ").Append(remark).Append('\n');
        foreach (var entry in entries) text.Append(entry).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a file: what is right of it, and what is wrong.</summary>
    public static (IReadOnlyList<TunedConvolution> Entries, IReadOnlyList<TuningMistake> Mistakes) Read(string text)
    {
        var (entries, mistakes) = (new List<TunedConvolution>(), new List<TuningMistake>());
        var tuned = new HashSet<(string, ConvolutionShape)>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Split('#')[0].Trim();
            if (line.Length == 0) continue;
            var (entry, mistake) = ReadLine(line);
            if (entry is not null && !tuned.Add((entry.InstructionSet, entry.Shape))) mistake = $"'{entry.InstructionSet.ToLowerInvariant()} {entry.Shape}' is tuned twice";
            if (mistake is not null) mistakes.Add(new(i, mistake));
            else entries.Add(entry!);
        }

        return (entries, mistakes);
    }

    static (TunedConvolution? Entry, string? Mistake) ReadLine(string line)
    {
        var match = Line.Match(line);
        if (!match.Success) return (null, $"'{line}' is no entry of a tuning file: expected is {Expected}");
        var set = InstructionSet.All.FirstOrDefault(i => string.Equals(i.Name, match.Groups["set"].Value, StringComparison.OrdinalIgnoreCase));
        if (set is null) return (null, $"'{match.Groups["set"].Value}' is no instruction set: there are {string.Join(", ", InstructionSet.All.Select(i => i.Name.ToLowerInvariant()))}");
        var shape = new ConvolutionShape(
            Number("in"), Number("out"), Size("size"), Size("kernel"), Size("stride"), Size("dilation"), Number("groups"), match.Groups["plain"].Success);
        ConvolutionTiles tiles = match.Groups["output"].Success
            ? new WinogradTiles(Size("output").Height, Number("strip"), Number("columns"), Number("blocks"))
            : new DirectTiles(Number("rows"), Number("columns"), Number("blocks"), match.Groups["outer"].Value == "rows");
        if (match.Groups.Cast<Group>().Any(g => g.Success && g.Value.Split('x').Any(n => n == "0"))) return (null, $"'{line}' has a size of 0");
        return tiles.Obstacle(shape, set) is { } obstacle ? (null, $"{shape} cannot be computed as '{tiles}' on {set.Name.ToLowerInvariant()}: {obstacle}") : (new(set.Name, shape, tiles), null);

        int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 1;

        Size2 Size(string name)
        {
            if (!match.Groups[name].Success) return new(1, 1);
            var parts = match.Groups[name].Value.Split('x');
            return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }
}
