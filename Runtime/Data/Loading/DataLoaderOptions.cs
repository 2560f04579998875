using NetGen.Runtime.Data.Samplers;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Loading;

/// <summary>
/// How a <see cref="DataLoader"/> makes batches. As in PyTorch, a sampler excludes shuffling, and a batch sampler excludes all else that says
/// which items a batch holds: size, shuffling, sampler and dropping.
/// </summary>
public sealed record DataLoaderOptions
{
    /// <summary>How many items a batch holds: <c>batch_size</c>; null stands for 1.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether the items come in an order drawn for each epoch: <c>shuffle</c>; null stands for no.</summary>
    public bool? Shuffle { get; init; }

    /// <summary>Which items an epoch visits: <c>sampler</c>; null stands for all.</summary>
    public Sampler? Sampler { get; init; }

    /// <summary>Which items each batch holds: <c>batch_sampler</c>; null stands for what the other options say.</summary>
    public BatchSampler? BatchSampler { get; init; }

    /// <summary>Whether items that do not fill a batch are left out: <c>drop_last</c>; null stands for no.</summary>
    public bool? DropLast { get; init; }

    /// <summary>How many threads read ahead: <c>num_workers</c>. With 0 a batch is read when it is asked for.</summary>
    public int Workers { get; init; }

    /// <summary>How many batches each worker is ahead: <c>prefetch_factor</c>, only with workers; null stands for 2.</summary>
    public int? Prefetch { get; init; }

    /// <summary>What order, augmentation and mixtures are drawn from.</summary>
    public ulong Seed { get; init; }

    /// <summary>What is done to whole batches, if anything.</summary>
    public BatchTransform? Transform { get; init; }

    /// <summary>The batch sampler that the options stand for.</summary>
    /// <exception cref="ArgumentException">Two options exclude each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal BatchSampler Resolve(int count)
    {
        Hyperparameter.NotNegative(Workers, nameof(Workers));
        Hyperparameter.AtLeastOne(Prefetch ?? 1, nameof(Prefetch));
        if (Prefetch is not null && Workers == 0) throw new ArgumentException($"{nameof(Prefetch)} is for workers, of which there are none.");
        if (BatchSampler is not null)
        {
            Refuse(nameof(BatchSampler), BatchSize is not null, nameof(BatchSize));
            Refuse(nameof(BatchSampler), Shuffle is not null, nameof(Shuffle));
            Refuse(nameof(BatchSampler), Sampler is not null, nameof(Sampler));
            Refuse(nameof(BatchSampler), DropLast is not null, nameof(DropLast));
            return BatchSampler;
        }

        if (Sampler is not null) Refuse(nameof(Sampler), Shuffle is not null, nameof(Shuffle));
        Sampler sampler = Sampler ?? (Shuffle == true && count > 0 ? new RandomSampler(count) : new SequentialSampler(count));
        return new SizedBatchSampler(sampler, BatchSize ?? 1, DropLast ?? false);
    }

    static void Refuse(string option, bool given, string other)
    {
        if (given) throw new ArgumentException($"{option} and {other} exclude each other.");
    }
}
