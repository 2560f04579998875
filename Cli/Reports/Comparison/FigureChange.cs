namespace NetGen.Cli.Reports.Comparison;

/// <summary>A figure of two reports.</summary>
/// <param name="Name">Its path in the JSON of a report: <c>arenaBytes.avx512</c>.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Before">The first report's; null where that has none.</param>
/// <param name="After">The second report's; null where that has none.</param>
sealed record FigureChange(string Name, string Title, long? Before, long? After)
{
    public bool IsChange => Before != After;

    /// <summary>By how much it grew; null where a report has none.</summary>
    public long? Difference => After - Before;

    /// <summary>The second over the first; null where there is no such number.</summary>
    public double? Ratio => Before > 0 && After is not null ? (double)After / Before : null;
}
