using System.Collections.Immutable;

namespace NetGen.Runtime.Training.Initialization;

/// <summary>
/// First values that follow from a parameter's shape: <c>torch.nn.init</c>. A shape is PyTorch's, outputs × inputs × window; what is not of two
/// dimensions at least has no inputs and outputs.
/// </summary>
/// <example>
/// Kaiming's normal values in all kernels, and the network's own elsewhere:
/// <code>
/// var weights = WeightSource.FromSeed(1, p => p.Shape.Length == 4 ? Initializers.KaimingNormal(p.Shape, FanMode.Out) : null);
/// using var parameters = TrainingParameters.Load(weights, description.Parameters);
/// </code>
/// </example>
public static class Initializers
{
    /// <summary>Uniform values with the bound gain·√(3/fan): <c>kaiming_uniform_</c>. He et al.: Delving Deep into Rectifiers (2015).</summary>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="mode">Which connections are counted.</param>
    /// <param name="gain">The gain of the activation after it; null stands for <see cref="Gain.ReLU"/>.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two dimensions.</exception>
    public static Initializer KaimingUniform(ImmutableArray<int> shape, FanMode mode = FanMode.In, double? gain = null) =>
        Initializer.Uniform(Math.Sqrt(3) * KaimingDeviation(shape, mode, gain));

    /// <summary>Normal values with the deviation gain/√fan: <c>kaiming_normal_</c>. He et al.: Delving Deep into Rectifiers (2015).</summary>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="mode">Which connections are counted.</param>
    /// <param name="gain">The gain of the activation after it; null stands for <see cref="Gain.ReLU"/>.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two dimensions.</exception>
    public static Initializer KaimingNormal(ImmutableArray<int> shape, FanMode mode = FanMode.In, double? gain = null) =>
        Initializer.Normal(KaimingDeviation(shape, mode, gain));

    /// <summary>
    /// Uniform values with the bound gain·√(6/(inputs + outputs)): <c>xavier_uniform_</c>. Glorot and Bengio: Understanding the Difficulty of
    /// Training Deep Feedforward Neural Networks (2010).
    /// </summary>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="gain">The gain of the activation after it.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two dimensions.</exception>
    public static Initializer XavierUniform(ImmutableArray<int> shape, double gain = Gain.Linear) =>
        Initializer.Uniform(Math.Sqrt(3) * XavierDeviation(shape, gain));

    /// <summary>Normal values with the deviation gain·√(2/(inputs + outputs)): <c>xavier_normal_</c>. Glorot and Bengio (2010).</summary>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="gain">The gain of the activation after it.</param>
    /// <exception cref="ArgumentException">The shape has fewer than two dimensions.</exception>
    public static Initializer XavierNormal(ImmutableArray<int> shape, double gain = Gain.Linear) =>
        Initializer.Normal(XavierDeviation(shape, gain));

    static double KaimingDeviation(ImmutableArray<int> shape, FanMode mode, double? gain)
    {
        var (inputs, outputs) = Fans(shape);
        return (gain ?? Gain.ReLU) / Math.Sqrt(mode == FanMode.In ? inputs : outputs);
    }

    static double XavierDeviation(ImmutableArray<int> shape, double gain)
    {
        var (inputs, outputs) = Fans(shape);
        return gain * Math.Sqrt(2.0 / (inputs + outputs));
    }

    // Of one value of the output, and of one of the input that no border or stride takes anything from.
    static (long Inputs, long Outputs) Fans(ImmutableArray<int> shape)
    {
        if (shape.Length < 2)
        {
            throw new ArgumentException($"A weight with inputs and outputs is to have at least two dimensions; the shape is {ShapeText.Of(shape)}.", nameof(shape));
        }

        var window = shape.Skip(2).Aggregate(1L, (product, d) => product * d);
        return (shape[1] * window, shape[0] * window);
    }
}
