using System.Buffers;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Mixes each item with another of its batch, λ·x + (1 − λ)·x′ with λ of a beta distribution. Both forms of the loss are provided for, and are
/// the same, since cross-entropy is linear in its target: <see cref="Batch.Targets"/> are the mixed distributions, for
/// <see cref="Training.Losses.CrossEntropyLoss.ComputeSoft"/>; <see cref="Batch.Labels"/>, <see cref="Batch.SecondLabels"/> and
/// <see cref="Batch.Share"/> are for <see cref="Training.Losses.MixedLoss"/>. Zhang, Cissé, Dauphin and Lopez-Paz: mixup (2018).
/// </summary>
/// <param name="alpha">Both parameters of the beta distribution: the larger, the more is mixed.</param>
/// <example>
/// <code>
/// var loader = new DataLoader(training, new() { BatchSize = 128, Shuffle = true, Transform = new MixUp(0.2) });
/// </code>
/// </example>
public sealed class MixUp(double alpha = 0.2) : BatchTransform
{
    readonly double alpha = Hyperparameter.Positive(alpha, nameof(alpha));

    /// <inheritdoc/>
    public override int TargetLength(Dataset dataset) => LabelMixture.ClassesOf(dataset, nameof(MixUp));

    /// <inheritdoc/>
    public override void Apply(Batch batch, Dataset dataset, ref RandomStream random)
    {
        var share = random.Beta(alpha, alpha);
        var length = batch.Length;
        var values = batch.Values.Span;
        var originals = ArrayPool<float>.Shared.Rent(values.Length);
        var partners = ArrayPool<int>.Shared.Rent(batch.Count);
        values.CopyTo(originals);
        for (var i = 0; i < batch.Count; i++) partners[i] = i;
        random.Shuffle(partners.AsSpan(0, batch.Count));
        var (own, other) = ((float)share, (float)(1 - share));
        for (var i = 0; i < batch.Count; i++)
        {
            var partner = originals.AsSpan(partners[i] * length, length);
            var item = values.Slice(i * length, length);
            for (var k = 0; k < length; k++) item[k] = (own * item[k]) + (other * partner[k]);
        }

        LabelMixture.Write(batch, partners, share, dataset.Classes);
        ArrayPool<float>.Shared.Return(originals);
        ArrayPool<int>.Shared.Return(partners);
    }
}
