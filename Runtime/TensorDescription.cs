using System.Collections.Immutable;

namespace NetGen.Runtime;

/// <summary>An input or output of a network.</summary>
/// <param name="name">The name of Forward's parameter, or of the element of the tuple that it returns.</param>
/// <param name="shape">The dimensions of one item of the batch, in PyTorch's order: C, H, W of an image.</param>
public sealed class TensorDescription(string name, params ReadOnlySpan<int> shape)
{
    /// <summary>The name of Forward's parameter, or of the element of the tuple that it returns.</summary>
    public string Name { get; } = name;

    /// <summary>The dimensions of one item of the batch, in PyTorch's order: C, H, W of an image.</summary>
    public ImmutableArray<int> Shape { get; } = [.. shape];

    /// <summary>How many floats one item holds.</summary>
    public long Length => Shape.Aggregate(1L, (product, d) => product * d);

    /// <summary>The name and the dimensions: <c>x 3×224×224</c>.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}";
}
