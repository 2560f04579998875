namespace NetGen.Runtime.Training.Initialization;

/// <summary>What an activation takes from the deviation of its input, and a weight before it makes up for: <c>calculate_gain</c>.</summary>
/// <example>
/// <code>
/// var initializer = Initializers.XavierNormal(parameter.Shape, Gain.Tanh);
/// </code>
/// </example>
public static class Gain
{
    /// <summary>Of no activation, and of a sigmoid.</summary>
    public const double Linear = 1;

    /// <summary>Of the hyperbolic tangent.</summary>
    public const double Tanh = 5.0 / 3;

    /// <summary>Of SELU.</summary>
    public const double SELU = 0.75;

    /// <summary>Of a rectifier, which halves the second moment.</summary>
    public static double ReLU { get; } = Math.Sqrt(2);

    /// <summary>Of a leaky rectifier.</summary>
    /// <param name="slope">The slope where it is negative.</param>
    public static double LeakyReLU(double slope = 0.01) => Math.Sqrt(2 / (1 + (slope * slope)));
}
