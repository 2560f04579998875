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
}
