namespace NetGen.Runtime.Data.Samplers;

/// <summary>Which items each batch of an epoch holds. A function of the seed and the epoch alone.</summary>
public abstract class BatchSampler
{
    /// <summary>How many batches an epoch has.</summary>
    public abstract int Count { get; }

    /// <summary>How many items the largest batch holds.</summary>
    public abstract int LargestBatch { get; }

    /// <summary>The indices of the items of each batch.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns><see cref="Count"/> batches of 1 to <see cref="LargestBatch"/> items.</returns>
    public abstract int[][] Draw(ulong seed, int epoch);
}
