namespace NetGen.Cli.Benchmarks;

/// <summary>How long repetitions took, in milliseconds.</summary>
sealed class Timings
{
    readonly double[] sorted;

    /// <summary>Takes repetitions.</summary>
    /// <param name="milliseconds">At least one.</param>
    public Timings(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

    public int Count => sorted.Length;

    public double Minimum => sorted[0];

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public double Median => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The least that nine tenths of the repetitions do not exceed: the nearest rank.</summary>
    public double Percentile90 => sorted[(int)Math.Ceiling(0.9 * sorted.Length) - 1];
}
