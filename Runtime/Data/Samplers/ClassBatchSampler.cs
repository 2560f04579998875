using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>
/// Batches of P classes with K items each, as <see cref="Training.Losses.BatchHardTripletLoss"/> wants them. Hermans, Beyer and Leibe: In
/// Defense of the Triplet Loss for Person Re-Identification (2017). An epoch visits about as many items as there are.
/// </summary>
/// <example>
/// <code>
/// var options = new DataLoaderOptions { BatchSampler = new ClassBatchSampler(dataset.Labels(), classes: 8, items: 4) };
/// </code>
/// </example>
public sealed class ClassBatchSampler : BatchSampler
{
    readonly int[][] groups;
    readonly int classes, items;

    /// <summary>Creates the sampler.</summary>
    /// <param name="labels">The label of each item.</param>
    /// <param name="classes">How many classes a batch has, P.</param>
    /// <param name="items">How many items of each, K; where a class has fewer, some come twice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, a label is negative, or there are fewer classes.</exception>
    public ClassBatchSampler(ReadOnlySpan<int> labels, int classes, int items)
    {
        groups = ClassIndex.Group(labels);
        this.classes = Hyperparameter.AtLeastOne(classes, nameof(classes));
        this.items = Hyperparameter.AtLeastOne(items, nameof(items));
        if (classes > groups.Length) throw Hyperparameter.Invalid(nameof(classes), $"at most {groups.Length}, the classes that occur", classes);
        LargestBatch = checked(classes * items);
        Count = Math.Max(1, labels.Length / LargestBatch);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override int LargestBatch { get; }

    /// <inheritdoc/>
    public override int[][] Draw(ulong seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var random = new RandomStream(seed, RandomPurpose.Sampling, epoch);
        var order = new int[groups.Length];
        for (var c = 0; c < order.Length; c++) order[c] = c;
        var batches = new int[Count][];
        foreach (ref var batch in batches.AsSpan())
        {
            batch = new int[LargestBatch];
            random.Shuffle<int>(order);
            for (var c = 0; c < classes; c++) Choose(groups[order[c]], batch.AsSpan(c * items, items), ref random);
        }

        return batches;
    }

    static void Choose(int[] group, Span<int> destination, ref RandomStream random)
    {
        var shuffled = (int[])group.Clone();
        for (var start = 0; start < destination.Length; start += shuffled.Length)
        {
            random.Shuffle<int>(shuffled);
            shuffled.AsSpan(0, Math.Min(shuffled.Length, destination.Length - start)).CopyTo(destination[start..]);
        }
    }
}
