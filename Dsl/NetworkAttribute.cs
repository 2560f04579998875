namespace NetGen;

/// <summary>Marks the class to generate code for: a partial, sealed, non-generic <see cref="Module"/> with a <c>Forward</c> method.</summary>
/// <example>
/// <code>
/// [Network]
/// public sealed partial class Perceptron : Module
/// {
///     readonly Linear hidden = new(64), output = new(10);
///     public Tensor Forward([Shape(784)] Tensor x) => x | hidden | ReLU | output;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Adds the training code.</summary>
    public bool Training { get; set; }

    /// <summary>
    /// The most bytes that training may take for each item of a batch, at the default input size; 0, the default, sets no limit. To stay below it, backward
    /// computes cheap layers again (activations, normalisations, poolings) whose results forward then need not keep. No result changes by a bit.
    /// </summary>
    public long ActivationBudget { get; set; }

    /// <summary>What training keeps activations as between forward and backward.</summary>
    public ActivationStorage ActivationStorage { get; set; }
}
