using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Mixes each item with another of its batch, λ·x + (1 − λ)·x′. Zhang, Cissé, Dauphin and Lopez-Paz: mixup: Beyond Empirical Risk Minimization (2018).
/// </summary>
/// <param name="alpha">Both parameters of the beta distribution: the larger, the more is mixed.</param>
/// <example>
/// <code>
/// var loader = new DataLoader(training, new() { BatchSize = 128, Shuffle = true, Transform = new MixUp(0.2) });
/// </code>
/// </example>
public sealed class MixUp(double alpha = 0.2) : MixtureTransform(alpha)
{
    private protected override double Mix(
        Batch batch, Dataset dataset, ReadOnlySpan<float> originals, ReadOnlySpan<int> partners, double share, ref RandomStream random)
    {
        var length = batch.Length;
        var (own, other) = ((float)share, (float)(1 - share));
        for (var i = 0; i < batch.Count; i++)
        {
            var partner = originals.Slice(partners[i] * length, length);
            var item = batch.Values.Span.Slice(i * length, length);
            for (var k = 0; k < length; k++) item[k] = (own * item[k]) + (other * partner[k]);
        }

        return share;
    }
}
