namespace NetGenCompiler.Graphs;

/// <summary>How a parameter gets its first values.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">The constant, the bound of the uniform distribution on [−bound, bound], the deviation of the normal one, or the row of zeros.</param>
sealed record Initializer(InitializerKind Kind, double Value)
{
    public static Initializer Zeros { get; } = Constant(0);

    public static Initializer Ones { get; } = Constant(1);

    public static Initializer Constant(double value) => new(InitializerKind.Constant, value);

    public static Initializer Uniform(double bound) => new(InitializerKind.Uniform, bound);

    /// <summary>The normal distribution around zero.</summary>
    public static Initializer Normal(double deviation) => new(InitializerKind.Normal, deviation);

    /// <summary>The normal distribution of deviation 1, but for a row of zeros.</summary>
    public static Initializer NormalButRow(int row) => new(InitializerKind.NormalButRow, row);

    /// <summary>PyTorch's default for convolutions and linear layers, weight and bias alike: uniform on ±1/√fanIn (Kaiming with a = √5).</summary>
    public static Initializer FanIn(long fanIn) => Uniform(1 / Math.Sqrt(fanIn));
}
