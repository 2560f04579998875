using System.ComponentModel;

namespace NetGen.Runtime.Weights;

/// <summary>
/// Copies weights from PyTorch's order into the order in which kernels read them. What the sources do not fill is zero. Sizes come from the
/// generated code, which has checked them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WeightPacking
{
    /// <summary>As they are, padded with zeros.</summary>
    public static void Copy(ReadOnlySpan<float> source, Span<float> destination)
    {
        source.CopyTo(destination);
        destination[source.Length..].Clear();
    }

    /// <summary>The one number of the source, so many times.</summary>
    public static void Repeat(ReadOnlySpan<float> source, Span<float> destination, int count)
    {
        destination[..count].Fill(source[0]);
        destination[count..].Clear();
    }
}
