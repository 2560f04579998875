using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>Which items an epoch visits, and in which order: <c>torch.utils.data.Sampler</c>. A function of the seed and the epoch alone.</summary>
/// <example>
/// <code>
/// int[] order = new RandomSampler(dataset.Count).Draw(seed: 1, epoch: 0);
/// </code>
/// </example>
public abstract class Sampler
{
    /// <summary>How many items an epoch visits.</summary>
    public abstract int Count { get; }

    /// <summary>The indices of an epoch's items, in their order.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public int[] Draw(ulong seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var indices = new int[Count];
        var random = new RandomStream(seed, RandomPurpose.Sampling, epoch);
        Fill(indices, ref random);
        return indices;
    }

    /// <summary>Draws an epoch.</summary>
    /// <param name="indices">Where the indices go, <see cref="Count"/> of them.</param>
    /// <param name="random">What is drawn from.</param>
    protected abstract void Fill(Span<int> indices, ref RandomStream random);
}
