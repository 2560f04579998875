using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>
/// Items in random order: <c>RandomSampler</c>. Without replacement none comes again before all have come; with it each draw is of all items.
/// </summary>
/// <example>
/// <code>
/// var shuffled = new RandomSampler(dataset.Count);
/// var bootstrap = new RandomSampler(dataset.Count, replacement: true);
/// </code>
/// </example>
public sealed class RandomSampler : Sampler
{
    readonly int count;
    readonly bool replacement;

    /// <summary>Creates the sampler.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="replacement">Whether an item may come again at once.</param>
    /// <param name="samples">How many items an epoch visits; null stands for as many as there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public RandomSampler(int count, bool replacement = false, int? samples = null)
    {
        this.count = Hyperparameter.AtLeastOne(count, nameof(count));
        this.replacement = replacement;
        Count = Hyperparameter.AtLeastOne(samples ?? count, nameof(samples));
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        if (replacement)
        {
            foreach (ref var index in indices) index = random.Next(count);
            return;
        }

        for (var start = 0; start < indices.Length; start += count) Permutation(indices[start..], ref random);
    }

    /// <summary>As much as there is place for of a permutation of all items.</summary>
    void Permutation(Span<int> destination, ref RandomStream random)
    {
        var whole = destination.Length >= count ? destination[..count] : new int[count];
        for (var i = 0; i < count; i++) whole[i] = i;
        random.Shuffle(whole);
        if (destination.Length < count) whole[..destination.Length].CopyTo(destination);
    }
}
