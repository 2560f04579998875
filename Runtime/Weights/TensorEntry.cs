using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>A tensor of a weight file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions; none for a scalar, and a dimension may be zero.</param>
/// <param name="Type">How its numbers are stored.</param>
public sealed record TensorEntry(string Name, ImmutableArray<long> Shape, StorageType Type)
{
    /// <summary>How many numbers it holds.</summary>
    public long Length => Shape.Aggregate(1L, (product, d) => checked(product * d));

    /// <summary>The name, the type and the dimensions: <c>fc.weight F32 1000×512</c>.</summary>
    public override string ToString() => $"{Name} {Type} {ShapeText.Of(Shape)}";
}
