namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Parameters that an optimizer treats alike. A parameter belongs to the first group that contains it, and what is in none is treated
/// as the optimizer says.
/// </summary>
/// <param name="Contains">Which parameters.</param>
/// <example>
/// A backbone at a tenth of the rate whose stem stays as it is, and no decay on biases and norms:
/// <code>
/// var optimizer = new AdamW(parameters, 1e-3, weightDecay: 0.05, groups:
/// [
///     ParameterGroup.Named("conv1.weight") with { Frozen = true },
///     ParameterGroup.NoDecay,
///     new(p => p.Name.StartsWith("layer")) { RateFactor = 0.1 },
/// ]);
/// </code>
/// </example>
public sealed record ParameterGroup(Predicate<ParameterSlice> Contains)
{
    /// <summary>
    /// Biases and the parameters of norms, which are vectors, without decay: what shrinking them would regularise is no function of the input.
    /// Everything with at most one dimension.
    /// </summary>
    public static ParameterGroup NoDecay { get; } = new(slice => slice.Shape.Length <= 1) { WeightDecay = 0, L1Decay = 0 };

    /// <summary>What the optimizer's learning rate is multiplied by.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>The factor of the squared norm's half in the objective, or of the decoupled decay; null stands for the optimizer's.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>The factor of the sum of absolute values in the objective; null stands for the optimizer's.</summary>
    public double? L1Decay { get; init; }

    /// <summary>Whether the parameters stay as they are. Their gradients do not count in the norm either.</summary>
    public bool Frozen { get; init; }

    /// <summary>The group of some parameters.</summary>
    /// <param name="names">Their names.</param>
    public static ParameterGroup Named(params IEnumerable<string> names)
    {
        var set = names.ToHashSet(StringComparer.Ordinal);
        return new(slice => set.Contains(slice.Name));
    }

    /// <summary>The group of all parameters of a module.</summary>
    /// <param name="prefix">Its path: <c>layer1.0</c> has <c>layer1.0.conv1.weight</c>, but not <c>layer1.01.weight</c>.</param>
    public static ParameterGroup Module(string prefix) =>
        new(slice => slice.Name.StartsWith(prefix + ".", StringComparison.Ordinal));
}
