using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>
/// Items with probabilities in proportion to weights: <c>WeightedRandomSampler</c>. Without replacement each draw is in proportion among those
/// that are left. Efraimidis and Spirakis: Weighted random sampling with a reservoir (2006).
/// </summary>
/// <example>
/// <code>
/// var sampler = WeightedRandomSampler.ForClasses(dataset.Labels(), samples: dataset.Count);   // every class equally likely
/// </code>
/// </example>
public sealed class WeightedRandomSampler : Sampler
{
    readonly double[] weights;
    readonly bool replacement;

    /// <summary>Creates the sampler.</summary>
    /// <param name="weights">The weight of each item; what has none never comes.</param>
    /// <param name="samples">How many items an epoch visits.</param>
    /// <param name="replacement">Whether an item may come again.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite, or there are not enough positive ones.</exception>
    public WeightedRandomSampler(ReadOnlySpan<double> weights, int samples, bool replacement = true)
    {
        foreach (var weight in weights) Hyperparameter.NotNegative(weight, nameof(weights));
        this.weights = weights.ToArray();
        this.replacement = replacement;
        Count = Hyperparameter.AtLeastOne(samples, nameof(samples));
        var positive = this.weights.Count(w => w > 0);
        var needed = replacement ? 1 : samples;
        if (positive < needed) throw new ArgumentOutOfRangeException(nameof(weights), positive, $"At least {needed:N0} of the weights are to be positive.");
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>A sampler with which every class is equally likely: the weight of an item is one over the items of its class.</summary>
    /// <param name="labels">The label of each item.</param>
    /// <param name="samples">How many items an epoch visits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public static WeightedRandomSampler ForClasses(ReadOnlySpan<int> labels, int samples)
    {
        var groups = ClassIndex.Group(labels);
        var weights = new double[labels.Length];
        foreach (var group in groups)
        {
            foreach (var index in group) weights[index] = 1.0 / group.Length;
        }

        return new(weights, samples);
    }

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        if (replacement) FillIndependently(indices, ref random);
        else FillOnceEach(indices, ref random);
    }

    void FillIndependently(Span<int> indices, ref RandomStream random)
    {
        var sums = new double[weights.Length];
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++) sums[i] = total += weights[i];
        foreach (ref var index in indices)
        {
            var target = random.NextDouble() * total;
            var found = Array.BinarySearch(sums, target);
            // The first sum over the target: one that equals it ends before, and so do items without weight.
            index = found < 0 ? ~found : found + 1;
            while (weights[index] == 0) index++;
        }
    }

    void FillOnceEach(Span<int> indices, ref RandomStream random)
    {
        // The item whose exponential clock of rate w rings first is a draw in proportion to w; the next to ring is one among the rest.
        var times = new double[weights.Length];
        for (var i = 0; i < times.Length; i++)
        {
            var time = -NormalDistribution.Logarithm(random.NextOpen()) / weights[i];
            times[i] = weights[i] > 0 ? time : double.PositiveInfinity;
        }

        var order = new int[times.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(times, order);
        order.AsSpan(0, indices.Length).CopyTo(indices);
    }
}
