namespace NetGen;

/// <summary>
/// The shape of one input of the network, without the batch dimension; overrides the parameter's <see cref="ShapeAttribute"/>.
/// Repeated for the same input, every size has code and constants of its own and all share one set of weights; the first is the default.
/// </summary>
/// <param name="name">The name of a parameter of <c>Forward</c>.</param>
/// <param name="dimensions">The dimensions, all positive.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(string name, params int[] dimensions) : Attribute
{
    /// <summary>The name of a parameter of <c>Forward</c>.</summary>
    public string Name => name;

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<int> Dimensions => dimensions;
}
