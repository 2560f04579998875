using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Execution;

/// <summary>
/// What normalisations compute of a few numbers for each channel where those of several channels go together. Sums are in double precision: they are
/// short, and what they make enters every pixel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class StatisticsSupport
{
    /// <summary>The moments of groups of channels, repeated for each channel, from the channels' own.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="variance">The biased variance of each channel.</param>
    /// <param name="groupMean">Where the mean of its group goes.</param>
    /// <param name="groupVariance">Where the biased variance of its group goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="groups">How many groups; divides the channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GroupMoments(float* mean, float* variance, float* groupMean, float* groupVariance, int channels, int groups)
    {
        var size = channels / groups;
        for (var first = 0; first < channels; first += size)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var i = first; i < first + size; i++) sum += mean[i];
            var centre = sum / size;
            for (var i = first; i < first + size; i++) squares += variance[i] + ((mean[i] - centre) * (mean[i] - centre));
            new Span<float>(groupMean + first, size).Fill((float)centre);
            new Span<float>(groupVariance + first, size).Fill((float)(squares / size));
        }
    }

    /// <summary>
    /// What makes the gradient of a group normalisation's operand: dx = dy·result + ((x − centre)·input + offset) for each channel.
    /// </summary>
    /// <param name="mean">The mean of each channel's group.</param>
    /// <param name="variance">Its biased variance.</param>
    /// <param name="products">Σ dy·x̂ of each channel.</param>
    /// <param name="gradients">Σ dy of each channel.</param>
    /// <param name="scale">γ of each channel.</param>
    /// <param name="centre">Where the mean goes.</param>
    /// <param name="result">Where γ·r goes, r = 1/√(σ² + ε).</param>
    /// <param name="input">Where −r²·Σγ·products/m goes, of the group and its m elements.</param>
    /// <param name="offset">Where −r·Σγ·gradients/m goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="groups">How many groups; divides the channels.</param>
    /// <param name="pixels">The elements of a channel.</param>
    /// <param name="epsilon">ε.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GroupGradientFactors(
        float* mean, float* variance, float* products, float* gradients, float* scale, float* centre, float* result, float* input, float* offset, int channels, int groups, int pixels, float epsilon)
    {
        var size = channels / groups;
        var count = (double)size * pixels;
        for (var first = 0; first < channels; first += size)
        {
            var (ofProducts, ofGradients) = (0.0, 0.0);
            for (var i = first; i < first + size; i++)
            {
                ofProducts += (double)scale[i] * products[i];
                ofGradients += (double)scale[i] * gradients[i];
            }

            var r = 1 / Math.Sqrt((double)variance[first] + epsilon);
            for (var i = first; i < first + size; i++)
            {
                centre[i] = mean[i];
                result[i] = (float)(scale[i] * r);
                input[i] = (float)(-r * r * ofProducts / count);
                offset[i] = (float)(-r * ofGradients / count);
            }
        }
    }
}
