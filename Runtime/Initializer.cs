namespace NetGen.Runtime;

/// <summary>How a parameter gets its first values: a constant, or random numbers that depend on a seed and its name alone.</summary>
/// <remarks>What follows from a parameter's shape, as Kaiming's and Xavier's, is made by <see cref="Training.Initialization.Initializers"/>.</remarks>
public readonly record struct Initializer
{
    Initializer(InitializerKind kind, double value, double mean = 0, double low = double.NegativeInfinity, double high = double.PositiveInfinity) =>
        (Kind, Value, Mean, Low, High) = (kind, value, mean, low, high);

    /// <summary>What the values are.</summary>
    public InitializerKind Kind { get; }

    /// <summary>The constant, the bound of the uniform distribution, the standard deviation of a normal one, or the factor of an orthogonal matrix.</summary>
    public double Value { get; }

    /// <summary>The mean of a normal distribution.</summary>
    public double Mean { get; }

    /// <summary>The least value of a truncated normal distribution.</summary>
    public double Low { get; }

    /// <summary>The largest value of a truncated normal distribution.</summary>
    public double High { get; }

    /// <summary>An index of the first dimension whose values are zero instead: the padding of an embedding.</summary>
    public int? ZeroRow { get; init; }

    /// <summary>The same value everywhere.</summary>
    /// <param name="value">The value.</param>
    public static Initializer Constant(double value) => new(InitializerKind.Constant, value);

    /// <summary>Independent values, uniform on [−bound, bound].</summary>
    /// <param name="bound">The bound.</param>
    public static Initializer Uniform(double bound) => new(InitializerKind.Uniform, bound);

    /// <summary>Independent values, normally distributed.</summary>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="mean">The mean.</param>
    public static Initializer Normal(double deviation, double mean = 0) => new(InitializerKind.Normal, deviation, mean);

    /// <summary>Independent values, normally distributed given that they lie within bounds: <c>trunc_normal_</c>.</summary>
    /// <param name="deviation">The standard deviation of the distribution before it is cut.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="low">The least value, as it is and not in deviations.</param>
    /// <param name="high">The largest value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are not in order, or the deviation is not positive.</exception>
    public static Initializer TruncatedNormal(double deviation, double mean = 0, double low = -2, double high = 2)
    {
        if (!(deviation > 0)) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A truncated normal distribution is to have a positive deviation.");
        if (!(low < high)) throw new ArgumentOutOfRangeException(nameof(low), low, $"The least value is to be less than the largest, {high}.");
        return new(InitializerKind.TruncatedNormal, deviation, mean, low, high);
    }

    /// <summary>
    /// A matrix, of the first dimension by all others, whose rows are orthonormal, or its columns where there are fewer: <c>orthogonal_</c>. Saxe,
    /// McClelland and Ganguli: Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks (2014).
    /// </summary>
    /// <param name="gain">What the matrix is multiplied by.</param>
    public static Initializer Orthogonal(double gain = 1) => new(InitializerKind.Orthogonal, gain);
}
