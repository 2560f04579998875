using System.Collections.Immutable;

namespace NetGen.Runtime.Data;

/// <summary>Numbers read from a file, as floats, with their shape.</summary>
public sealed class NumericArray
{
    /// <summary>Combines numbers and shape.</summary>
    /// <param name="values">The numbers in C order: the last dimension is contiguous.</param>
    /// <param name="shape">The dimensions, whose product is the number of values.</param>
    /// <exception cref="ArgumentException">The product is another.</exception>
    public NumericArray(float[] values, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Shape = [.. shape];
        SpanCheck.Length(nameof(values), Shape.Aggregate(1L, (product, d) => checked(product * d)), values.Length);
    }

    /// <summary>The dimensions; none for a scalar.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The numbers in C order: the last dimension is contiguous.</summary>
    public float[] Values { get; }
}
