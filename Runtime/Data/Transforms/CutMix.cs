using System.Buffers;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Pastes a box of another image of the batch into each. The box has the share 1 − λ of the area, λ of a beta distribution, about any pixel; where
/// an edge cuts it off, λ is what is really left. Targets as those of <see cref="MixUp"/>. Yun et al.: CutMix (2019).
/// </summary>
/// <param name="alpha">Both parameters of the beta distribution; 1 makes all shares equally likely.</param>
/// <example>
/// <code>
/// var loader = new DataLoader(training, new() { BatchSize = 128, Shuffle = true, Transform = new CutMix() });
/// </code>
/// </example>
public sealed class CutMix(double alpha = 1) : BatchTransform
{
    readonly double alpha = Hyperparameter.Positive(alpha, nameof(alpha));

    /// <inheritdoc/>
    public override int TargetLength(Dataset dataset)
    {
        var classes = LabelMixture.ClassesOf(dataset, nameof(CutMix));
        ImageShape.Of(dataset.Shape, nameof(CutMix));
        return classes;
    }

    /// <inheritdoc/>
    public override void Apply(Batch batch, Dataset dataset, ref RandomStream random)
    {
        var shape = ImageShape.Of(dataset.Shape, nameof(CutMix));
        var half = 0.5 * Math.Sqrt(1 - random.Beta(alpha, alpha));
        var (x, y) = (random.Next(shape.Width), random.Next(shape.Height));
        var (halfWidth, halfHeight) = ((int)(half * shape.Width), (int)(half * shape.Height));
        var (left, right) = (Math.Max(x - halfWidth, 0), Math.Min(x + halfWidth, shape.Width));
        var (top, bottom) = (Math.Max(y - halfHeight, 0), Math.Min(y + halfHeight, shape.Height));
        var share = 1 - ((double)(right - left) * (bottom - top) / shape.Plane);

        var values = batch.Values.Span;
        var originals = ArrayPool<float>.Shared.Rent(values.Length);
        var partners = ArrayPool<int>.Shared.Rent(batch.Count);
        values.CopyTo(originals);
        for (var i = 0; i < batch.Count; i++) partners[i] = i;
        random.Shuffle(partners.AsSpan(0, batch.Count));
        for (var i = 0; i < batch.Count; i++)
        {
            for (var row = 0; row < shape.Channels * (bottom - top); row++)
            {
                var start = (row / (bottom - top) * shape.Plane) + ((top + (row % (bottom - top))) * shape.Width) + left;
                originals.AsSpan((partners[i] * shape.Length) + start, right - left).CopyTo(values[((i * shape.Length) + start)..]);
            }
        }

        LabelMixture.Write(batch, partners, share, dataset.Classes);
        ArrayPool<float>.Shared.Return(originals);
        ArrayPool<int>.Shared.Return(partners);
    }
}
