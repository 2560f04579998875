using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// A function of an item's floats, deterministic or drawn from the item's random stream. One transform may run on several threads at once.
/// </summary>
public abstract class Transform
{
    /// <summary>The dimensions of what items of these dimensions become.</summary>
    /// <param name="shape">The dimensions of an item.</param>
    /// <exception cref="ArgumentException">The transform does not take such items.</exception>
    public virtual ImmutableArray<int> OutputShape(ImmutableArray<int> shape) => shape;

    /// <summary>Transforms an item.</summary>
    /// <param name="source">The item.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="destination">Where the result goes; apart from the source.</param>
    /// <param name="random">What is drawn from.</param>
    public abstract void Apply(ReadOnlySpan<float> source, ImmutableArray<int> shape, Span<float> destination, ref RandomStream random);
}
