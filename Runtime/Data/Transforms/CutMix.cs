using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Pastes a box of another image of the batch into each. The box has the share 1 − λ of the area, about any pixel; where an edge cuts it off, λ is
/// what is really left. Yun et al.: CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features (2019).
/// </summary>
/// <param name="alpha">Both parameters of the beta distribution; 1 makes all shares equally likely.</param>
/// <example>
/// <code>
/// var loader = new DataLoader(training, new() { BatchSize = 128, Shuffle = true, Transform = new CutMix() });
/// </code>
/// </example>
public sealed class CutMix(double alpha = 1) : MixtureTransform(alpha)
{
    /// <inheritdoc/>
    public override int TargetLength(Dataset dataset)
    {
        var classes = base.TargetLength(dataset);
        ImageShape.Of(dataset.Shape, nameof(CutMix));
        return classes;
    }

    private protected override double Mix(
        Batch batch, Dataset dataset, ReadOnlySpan<float> originals, ReadOnlySpan<int> partners, double share, ref RandomStream random)
    {
        var shape = ImageShape.Of(dataset.Shape, nameof(CutMix));
        var half = 0.5 * Math.Sqrt(1 - share);
        var (x, y) = (random.Next(shape.Width), random.Next(shape.Height));
        var (halfWidth, halfHeight) = ((int)(half * shape.Width), (int)(half * shape.Height));
        var (left, right) = (Math.Max(x - halfWidth, 0), Math.Min(x + halfWidth, shape.Width));
        var (top, bottom) = (Math.Max(y - halfHeight, 0), Math.Min(y + halfHeight, shape.Height));
        for (var i = 0; i < batch.Count; i++)
        {
            var (source, destination) = (partners[i] * shape.Length, i * shape.Length);
            for (var row = 0; row < shape.Channels * (bottom - top); row++)
            {
                var start = (row / (bottom - top) * shape.Plane) + ((top + (row % (bottom - top))) * shape.Width) + left;
                originals.Slice(source + start, right - left).CopyTo(batch.Values.Span[(destination + start)..]);
            }
        }

        return 1 - ((double)(right - left) * (bottom - top) / shape.Plane);
    }
}
