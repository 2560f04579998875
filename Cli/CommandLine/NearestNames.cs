namespace NetGen.Cli.CommandLine;

/// <summary>Finds what someone may have meant by a name that does not exist.</summary>
static class NearestNames
{
    const int Shown = 3;

    /// <summary>
    /// At most three names, nearest first: those within a few edits (insertions, deletions, replacements and swaps of neighbours,
    /// whatever the case), and those that the name begins or is part of.
    /// </summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates)
    {
        var wanted = name.ToUpperInvariant();
        var tolerance = Math.Max(2, wanted.Length / 3);
        return
        [
            .. candidates
                .Select(candidate => (Name: candidate, Distance: Distance(wanted, candidate.ToUpperInvariant(), tolerance)))
                .Where(c => c.Distance <= tolerance)
                .OrderBy(c => c.Distance).ThenBy(c => c.Name.Length).ThenBy(c => c.Name, StringComparer.Ordinal)
                .Take(Shown).Select(c => c.Name),
        ];
    }

    /// <summary>The names as a question to add to a message, with a space before it; empty where none is near.</summary>
    public static string Question(string name, IEnumerable<string> candidates) => Of(name, candidates) switch
    {
        [] => "",
        [var only] => $" Did you mean {only}?",
        var near => $" Did you mean {string.Join(", ", near.SkipLast(1))} or {near[^1]}?",
    };

    static int Distance(string wanted, string candidate, int tolerance)
    {
        var edits = Edits(wanted, candidate);
        var isPart = wanted.Length >= 3 && candidate.Contains(wanted, StringComparison.Ordinal);
        return isPart ? Math.Min(edits, tolerance) : edits;
    }

    // Damerau's distance with adjacent swaps, by rows of the table.
    static int Edits(string a, string b)
    {
        var before = new int[b.Length + 1];
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above) = (above, row);
        }

        return above[b.Length];
    }
}
