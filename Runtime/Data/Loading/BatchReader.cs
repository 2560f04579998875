using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Loading;

/// <summary>Reads the batches of an epoch, each a function of its number alone.</summary>
sealed class BatchReader(DataLoader loader, EpochPlan plan)
{
    volatile bool stopped;

    public int Count => plan.Batches.Length;

    /// <summary>Lets batches that are being read be given up at the next item.</summary>
    public void Stop() => stopped = true;

    public Batch NewBatch() => new(loader.LargestBatch, loader.InputLengths, loader.TargetLength);

    /// <summary>Reads a batch.</summary>
    /// <returns>Whether it is complete, rather than given up.</returns>
    public bool TryRead(int number, Batch batch)
    {
        var (indices, occurrences) = (plan.Batches[number], plan.Occurrences[number]);
        var (dataset, seed) = (loader.Dataset, loader.Options.Seed);
        batch.Count = indices.Length;
        batch.Share = 1;
        indices.CopyTo(batch.Indices);
        var values = batch.Values.Span;
        var targets = batch.Targets.Span;
        // Targets that only a batch's transform makes are none of the data set's.
        var targetLength = dataset.TargetLength;
        for (var i = 0; i < indices.Length; i++)
        {
            if (stopped) return false;
            var random = new RandomStream(seed, RandomPurpose.Item, plan.Epoch, indices[i], occurrences[i]);
            var target = targetLength == 0 ? default : targets.Slice(i * targetLength, targetLength);
            batch.Labels[i] = dataset.Read(indices[i], values.Slice(i * batch.Length, batch.Length), target, ref random);
        }

        if (loader.Options.Transform is { } transform)
        {
            var random = new RandomStream(seed, RandomPurpose.Batch, plan.Epoch, number);
            transform.Apply(batch, dataset, ref random);
        }

        batch.Complete();
        return true;
    }
}
