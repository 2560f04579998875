using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Samplers;

namespace NetGen.Runtime.Data.Loading;

/// <summary>
/// Makes batches of a data set: <c>torch.utils.data.DataLoader</c>. Their order and their bits are a function of the data set, the seed and
/// the epoch, whatever the number of workers; in steady state a batch allocates nothing.
/// </summary>
/// <example>
/// <code>
/// var loader = new DataLoader(dataset, new() { BatchSize = 32, Shuffle = true, DropLast = true, Workers = 2, Seed = 1 });
/// for (var epoch = 0; epoch &lt; 10; epoch++)
/// {
///     foreach (var batch in loader.Epoch(epoch))
///     {
///         training.Forward(batch.Values.Span, outputs, batch.Count);
///         loss.Compute(outputs, batch.Labels, gradients);
///     }
/// }
/// </code>
/// </example>
public sealed class DataLoader
{
    const int DefaultPrefetch = 2;

    readonly BatchSampler sampler;

    /// <summary>Creates a loader.</summary>
    /// <param name="dataset">What is read.</param>
    /// <param name="options">How; null stands for one item after the other.</param>
    /// <exception cref="ArgumentException">Two options exclude each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public DataLoader(Dataset dataset, DataLoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Dataset = dataset;
        Options = options ?? new();
        sampler = Options.Resolve(dataset.Count);
        InputLengths = [.. dataset.Inputs.Select(s => s.Aggregate(1, (product, d) => checked(product * d)))];
        TargetLength = Options.Transform?.TargetLength(dataset) ?? dataset.TargetLength;
    }

    /// <summary>What is read.</summary>
    public Dataset Dataset { get; }

    /// <summary>How.</summary>
    public DataLoaderOptions Options { get; }

    /// <summary>How many batches an epoch has.</summary>
    public int BatchCount => sampler.Count;

    /// <summary>How many items the largest batch holds.</summary>
    public int LargestBatch => sampler.LargestBatch;

    /// <summary>How many floats an item's target is in a batch.</summary>
    public int TargetLength { get; }

    /// <summary>How many floats each tensor of an item is.</summary>
    internal int[] InputLengths { get; }

    internal int Prefetch => Options.Prefetch ?? DefaultPrefetch;

    /// <summary>The batches of an epoch. Each call starts threads of its own; disposing of the result, as foreach does, ends them.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="cancellation">Ends the waiting for a batch with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public DataIterator Epoch(int epoch = 0, CancellationToken cancellation = default) => From(new(epoch, 0), cancellation);

    /// <summary>The batches of an epoch from one on: where a run that was interrupted goes on.</summary>
    /// <param name="position">What <see cref="DataIterator.Position"/> was.</param>
    /// <param name="cancellation">Ends the waiting for a batch with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch has no such position.</exception>
    public DataIterator From(LoaderPosition position, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position.Epoch, nameof(position));
        if (position.Batch < 0 || position.Batch > BatchCount)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"An epoch has {BatchCount:N0} batches.");
        }

        return new(this, new EpochPlan(sampler.Draw(Options.Seed, position.Epoch), position.Epoch, Dataset.Count), position.Batch, cancellation);
    }
}
