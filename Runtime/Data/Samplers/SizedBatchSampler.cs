using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>Batches of one size, of the items that a sampler gives: <c>torch.utils.data.BatchSampler</c>.</summary>
/// <param name="sampler">The sampler.</param>
/// <param name="batchSize">How many items a batch holds.</param>
/// <param name="dropLast">Whether items that do not fill a batch are left out, rather than being a smaller one.</param>
public sealed class SizedBatchSampler(Sampler sampler, int batchSize, bool dropLast = false) : BatchSampler
{
    /// <inheritdoc/>
    public override int LargestBatch { get; } = Hyperparameter.AtLeastOne(batchSize, nameof(batchSize));

    /// <inheritdoc/>
    public override int Count => dropLast ? sampler.Count / LargestBatch : (int)(((long)sampler.Count + LargestBatch - 1) / LargestBatch);

    /// <inheritdoc/>
    public override int[][] Draw(ulong seed, int epoch)
    {
        var indices = sampler.Draw(seed, epoch);
        var batches = new int[Count][];
        for (var b = 0; b < batches.Length; b++)
        {
            var start = b * LargestBatch;
            batches[b] = indices[start..Math.Min(start + LargestBatch, indices.Length)];
        }

        return batches;
    }
}
