using System.Buffers;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Makes of each item of a batch a mixture with another, all of one share λ, which is drawn from a beta distribution. Both forms of the loss are
/// provided for, and are the same, since cross-entropy is linear in its target: <see cref="Batch.Targets"/> are the mixed distributions, for
/// <see cref="Training.Losses.CrossEntropyLoss.ComputeSoft"/>; <see cref="Batch.Labels"/>, <see cref="Batch.SecondLabels"/> and
/// <see cref="Batch.Share"/> are for <see cref="Training.Losses.MixedLoss"/>.
/// </summary>
public abstract class MixtureTransform : BatchTransform
{
    readonly double alpha;

    private protected MixtureTransform(double alpha) => this.alpha = Hyperparameter.Positive(alpha, nameof(alpha));

    /// <inheritdoc/>
    public override int TargetLength(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.TargetLength > 0) throw new ArgumentException($"{GetType().Name} mixes labels alone; the items of the data set have targets besides.", nameof(dataset));
        return dataset.Classes > 0 ? dataset.Classes : throw new ArgumentException($"{GetType().Name} mixes labels, which the items of the data set have not.", nameof(dataset));
    }

    /// <inheritdoc/>
    public sealed override void Apply(Batch batch, Dataset dataset, ref RandomStream random)
    {
        var values = batch.Values.Span;
        var originals = ArrayPool<float>.Shared.Rent(values.Length);
        var partners = ArrayPool<int>.Shared.Rent(batch.Count);
        values.CopyTo(originals);
        for (var i = 0; i < batch.Count; i++) partners[i] = i;
        random.Shuffle(partners.AsSpan(0, batch.Count));
        batch.Share = Mix(batch, dataset, originals, partners, random.Beta(alpha, alpha), ref random);
        MixLabels(batch, partners, dataset.Classes);
        ArrayPool<float>.Shared.Return(originals);
        ArrayPool<int>.Shared.Return(partners);
    }

    /// <summary>Mixes the items of a batch.</summary>
    /// <param name="batch">The batch, whose items become mixtures.</param>
    /// <param name="dataset">What it was read from.</param>
    /// <param name="originals">The items as they were.</param>
    /// <param name="partners">With which item each is mixed.</param>
    /// <param name="share">The share of the first that was drawn, λ.</param>
    /// <param name="random">What else is drawn from.</param>
    /// <returns>The share of the first that each really has.</returns>
    private protected abstract double Mix(
        Batch batch, Dataset dataset, ReadOnlySpan<float> originals, ReadOnlySpan<int> partners, double share, ref RandomStream random);

    static void MixLabels(Batch batch, ReadOnlySpan<int> partners, int classes)
    {
        var targets = batch.Targets.Span;
        targets.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            var (first, second) = (batch.Labels[i], batch.Labels[partners[i]]);
            if (first < 0 || second < 0) throw new InvalidOperationException($"Item {batch.Indices[first < 0 ? i : partners[i]]} has no label to mix.");
            batch.SecondLabels[i] = second;
            targets[(i * classes) + first] += (float)batch.Share;
            targets[(i * classes) + second] += (float)(1 - batch.Share);
        }
    }
}
