namespace NetGen.Cli.Reports.Comparison;

/// <summary>Something that two reports say in words: a shape, an operator, an algorithm.</summary>
/// <param name="What">What it is.</param>
/// <param name="Before">The first report's words; null where that has none.</param>
/// <param name="After">The second report's words; null where that has none.</param>
sealed record TextChange(string What, string? Before, string? After)
{
    public bool IsChange => Before != After;
}
