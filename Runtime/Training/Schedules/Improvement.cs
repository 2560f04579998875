namespace NetGen.Runtime.Training.Schedules;

/// <summary>How a metric compares with the best so far.</summary>
/// <param name="Higher">Whether higher is better: accuracy rather than loss.</param>
/// <param name="Threshold">By how much it must be better to count.</param>
/// <param name="Relative">Whether the threshold is a share of the best rather than a difference.</param>
/// <example>
/// <code>
/// var stopping = new EarlyStopping(patience: 5, new Improvement(Higher: true, Threshold: 0.001, Relative: false));
/// </code>
/// </example>
public readonly record struct Improvement(bool Higher = false, double Threshold = 1e-4, bool Relative = true)
{
    /// <summary>Lower is better, by a ten-thousandth of the best: PyTorch's default.</summary>
    public static Improvement OfLoss { get; } = new(false);

    /// <summary>Higher is better, by a ten-thousandth of the best.</summary>
    public static Improvement OfAccuracy { get; } = new(true);

    internal double Worst => Higher ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value counts as better than the best so far; NaN never does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="best">The best so far, infinite before the first.</param>
    public bool IsBetter(double value, double best)
    {
        if (double.IsInfinity(best)) return Higher ? value > best : value < best;
        var sign = Higher ? 1 : -1;
        var bar = Relative ? best * (1 + (sign * Threshold)) : best + (sign * Threshold);
        return Higher ? value > bar : value < bar;
    }
}
