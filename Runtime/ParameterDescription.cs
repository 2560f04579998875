using System.Collections.Immutable;

namespace NetGen.Runtime;

/// <summary>An entry of a network's state dictionary.</summary>
/// <param name="name">The name that PyTorch gives it: <c>layer1.0.conv1.weight</c>.</param>
/// <param name="kind">Learned, statistic or counter.</param>
/// <param name="initializer">Its first values.</param>
/// <param name="shape">Its dimensions in a weight file, none for a scalar.</param>
public sealed class ParameterDescription(string name, ParameterKind kind, Initializer initializer, params ReadOnlySpan<int> shape)
{
    /// <summary>The name that PyTorch gives it: <c>layer1.0.conv1.weight</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Learned, statistic or counter.</summary>
    public ParameterKind Kind { get; } = kind;

    /// <summary>Its first values.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>Its dimensions in a weight file, none for a scalar.</summary>
    public ImmutableArray<int> Shape { get; } = [.. shape];

    /// <summary>How many values it holds.</summary>
    public int Length => Shape.Aggregate(1, (product, d) => checked(product * d));

    /// <summary>The name and the dimensions: <c>fc.weight 1000×512</c>.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}";
}
