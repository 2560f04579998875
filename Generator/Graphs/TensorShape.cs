using System.Globalization;

namespace NetGenCompiler.Graphs;

/// <summary>The dimensions of a value, without the batch, and the type of its elements.</summary>
/// <param name="Dimensions">Positive sizes: C, H, W of a map; empty for a scalar.</param>
/// <param name="Element">The type of the elements.</param>
sealed record TensorShape(EquatableArray<int> Dimensions, ElementType Element = ElementType.F32)
{
    public int Rank => Dimensions.Count;

    /// <summary>The number of elements; long.MaxValue where there are more.</summary>
    public long Length => Dimensions.Aggregate(1L, (product, d) => d > 0 && product > long.MaxValue / d ? long.MaxValue : product * d);

    /// <summary>Whether the value is a C×H×W map.</summary>
    public bool IsMap => Rank == 3;

    public int Channels => Dimensions[0];

    public int Height => Dimensions[1];

    public int Width => Dimensions[2];

    public int this[int axis] => Dimensions[axis];

    public static TensorShape Of(params int[] dimensions) => new(new EquatableArray<int>(dimensions));

    /// <summary>The dimensions as users read them: <c>64×56×56</c>.</summary>
    public string ToDisplayString() => Rank == 0 ? "scalar" : string.Join("×", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The text form of graphs: <c>f32[64x56x56]</c>.</summary>
    public override string ToString() =>
        $"{Element.ToString().ToLowerInvariant()}[{string.Join("x", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";

    public bool Equals(TensorShape? other) => other is not null && Element == other.Element && Dimensions.Equals(other.Dimensions);

    public override int GetHashCode() => unchecked((Dimensions.GetHashCode() * 31) + (int)Element);
}
