namespace NetGen.Runtime.Training.Verification;

/// <summary>
/// Holds the gradients of a training step to double precision, measured by another library's single precision: the errors of parameters are at most
/// twice the other's by median, and five times at worst.
/// </summary>
/// <remarks>
/// A gradient whose true value is zero, as that of a bias before a batch normalisation, is all rounding: it is to be small against the largest
/// gradient, or not many times the other's.
/// </remarks>
public sealed class GradientAccuracy
{
    /// <summary>The largest median and the largest of all ratios that are right.</summary>
    public const double LargestMedian = 2, LargestRatio = 5;

    // Shares of the largest norm: below the first a gradient is zero but for roundings, below the second its error is none.
    const double Zero = 1e-9, LargestZero = 1e-6;

    readonly List<GradientError> zeros, parameters;
    readonly double largest;

    /// <summary>The accuracy of a step.</summary>
    /// <param name="parameters">The errors of the gradients of all parameters.</param>
    /// <exception cref="ArgumentException">There are none, or a norm of what is right is no number.</exception>
    public GradientAccuracy(IReadOnlyList<GradientError> parameters)
    {
        if (parameters.Count == 0 || parameters.Any(e => !double.IsFinite(e.Norm))) throw new ArgumentException("what is right has to be finite numbers", nameof(parameters));
        largest = parameters.Max(e => e.Norm);
        zeros = [.. parameters.Where(e => e.Norm < Zero * largest)];
        this.parameters = [.. parameters.Except(zeros).OrderBy(e => double.IsNaN(e.Ratio) ? double.PositiveInfinity : e.Ratio)];
    }

    /// <summary>The median of the ratios of those that are not zero.</summary>
    public double Median => parameters[parameters.Count / 2].Ratio;

    /// <summary>The one with the largest ratio of those that are not zero.</summary>
    public GradientError Worst => parameters[^1];

    /// <summary>What is wrong, or null.</summary>
    public string? Problem =>
        zeros.Find(e => !(e.Found <= Math.Max(LargestZero * largest, LargestRatio * e.Other))) is { } odd ? $"{odd}: zero is right"
        : !(Worst.Ratio <= LargestRatio) ? $"{Worst}"
        : !(Median <= LargestMedian) ? FormattableString.Invariant($"the median error is {Median:F2} of the other single precision's")
        : null;
}
