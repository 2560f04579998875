namespace NetGen.Runtime;

/// <summary>How a parameter gets its first values: a constant, or random numbers uniform on [−bound, bound].</summary>
public readonly record struct Initializer
{
    Initializer(bool isUniform, double value) => (IsUniform, Value) = (isUniform, value);

    /// <summary>Whether the values are random rather than all the same.</summary>
    public bool IsUniform { get; }

    /// <summary>The constant, or the bound of the uniform distribution.</summary>
    public double Value { get; }

    /// <summary>The same value everywhere.</summary>
    /// <param name="value">The value.</param>
    public static Initializer Constant(double value) => new(false, value);

    /// <summary>Independent values, uniform on [−bound, bound].</summary>
    /// <param name="bound">The bound.</param>
    public static Initializer Uniform(double bound) => new(true, bound);
}
