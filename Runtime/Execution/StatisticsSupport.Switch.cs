using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Execution;

/// <content>Switchable normalisation: statistics of the channel, the item and the batch, in this order, and their shares.</content>
public static unsafe partial class StatisticsSupport
{
    /// <summary>The moments of each channel over the batch, from those of each item.</summary>
    /// <param name="mean">The mean of each channel of the first item.</param>
    /// <param name="variance">Its biased variance.</param>
    /// <param name="batchMean">Where the mean over the batch goes.</param>
    /// <param name="batchVariance">Where the biased variance over the batch goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="itemStride">From the numbers of an item to those of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void JoinMoments(float* mean, float* variance, float* batchMean, float* batchVariance, int channels, int items, nint itemStride)
    {
        for (var i = 0; i < channels; i++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var item = 0; item < items; item++) sum += mean[(item * itemStride) + i];
            var centre = sum / items;
            for (var item = 0; item < items; item++)
            {
                var apart = mean[(item * itemStride) + i] - centre;
                squares += variance[(item * itemStride) + i] + (apart * apart);
            }

            batchMean[i] = (float)centre;
            batchVariance[i] = (float)(squares / items);
        }
    }

    /// <summary>The mixed mean and variance of each channel of an item.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="variance">Its biased variance.</param>
    /// <param name="batchMean">The mean over the batch, or the running one.</param>
    /// <param name="batchVariance">The variance over the batch, or the running one.</param>
    /// <param name="meanWeight">Three numbers whose softmax are the shares of means.</param>
    /// <param name="varianceWeight">Three numbers whose softmax are the shares of variances.</param>
    /// <param name="mixedMean">Where the mixed mean goes.</param>
    /// <param name="mixedVariance">Where the mixed variance goes.</param>
    /// <param name="channels">How many channels there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SwitchMixture(
        float* mean, float* variance, float* batchMean, float* batchVariance, float* meanWeight, float* varianceWeight, float* mixedMean, float* mixedVariance, int channels)
    {
        var (ofMean, ofVariance) = (Shares(meanWeight), Shares(varianceWeight));
        var (layerMean, layerVariance) = LayerMoments(mean, variance, channels);
        for (var i = 0; i < channels; i++)
        {
            mixedMean[i] = (float)((ofMean.Instance * mean[i]) + (ofMean.Layer * layerMean) + (ofMean.Batch * batchMean[i]));
            mixedVariance[i] = (float)((ofVariance.Instance * variance[i]) + (ofVariance.Layer * layerVariance) + (ofVariance.Batch * batchVariance[i]));
        }
    }

    /// <summary>The gradients of the mixed mean and variance of each channel of an item.</summary>
    /// <param name="variance">The mixed variance.</param>
    /// <param name="products">Σ dy·x̂ of each channel.</param>
    /// <param name="gradients">Σ dy of each channel.</param>
    /// <param name="scale">γ of each channel.</param>
    /// <param name="ofMean">Where the gradient of the mean goes.</param>
    /// <param name="ofVariance">Where the gradient of the variance goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="epsilon">Added to the variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SwitchMixtureGradient(float* variance, float* products, float* gradients, float* scale, float* ofMean, float* ofVariance, int channels, float epsilon)
    {
        for (var i = 0; i < channels; i++)
        {
            var r = 1 / Math.Sqrt((double)variance[i] + epsilon);
            ofMean[i] = (float)(-scale[i] * r * gradients[i]);
            ofVariance[i] = (float)(-0.5 * scale[i] * r * r * products[i]);
        }
    }

    /// <summary>The gradients of the numbers that the shares are the softmax of, and the means over the items of the gradients of mean and variance.</summary>
    /// <param name="mean">The mean of each channel of the first item.</param>
    /// <param name="variance">Its biased variance.</param>
    /// <param name="ofMean">The gradient of its mixed mean.</param>
    /// <param name="ofVariance">The gradient of its mixed variance.</param>
    /// <param name="batchMean">The mean over the batch, or the running one.</param>
    /// <param name="batchVariance">The variance over the batch, or the running one.</param>
    /// <param name="meanWeight">Three numbers whose softmax are the shares of means.</param>
    /// <param name="varianceWeight">Three numbers whose softmax are the shares of variances.</param>
    /// <param name="meanWeightGradient">Where the gradients of the first three go.</param>
    /// <param name="varianceWeightGradient">Where the gradients of the others go.</param>
    /// <param name="ofBatchMean">Where the mean gradient of the mean goes.</param>
    /// <param name="ofBatchVariance">Where the mean gradient of the variance goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="itemStride">From the numbers of an item to those of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SwitchBatchGradient(
        float* mean, float* variance, float* ofMean, float* ofVariance, float* batchMean, float* batchVariance, float* meanWeight, float* varianceWeight,
        float* meanWeightGradient, float* varianceWeightGradient, float* ofBatchMean, float* ofBatchVariance, int channels, int items, nint itemStride)
    {
        new Span<float>(ofBatchMean, channels).Clear();
        new Span<float>(ofBatchVariance, channels).Clear();
        (double Instance, double Layer, double Batch) byMean = default, byVariance = default;
        for (var item = 0; item < items; item++)
        {
            var start = item * itemStride;
            var (layerMean, layerVariance) = LayerMoments(mean + start, variance + start, channels);
            for (var i = 0; i < channels; i++)
            {
                double m = ofMean[start + i], v = ofVariance[start + i];
                byMean = (byMean.Instance + (m * mean[start + i]), byMean.Layer + (m * layerMean), byMean.Batch + (m * batchMean[i]));
                byVariance = (byVariance.Instance + (v * variance[start + i]), byVariance.Layer + (v * layerVariance), byVariance.Batch + (v * batchVariance[i]));
                ofBatchMean[i] += (float)(m / items);
                ofBatchVariance[i] += (float)(v / items);
            }
        }

        SharesGradient(Shares(meanWeight), byMean, meanWeightGradient);
        SharesGradient(Shares(varianceWeight), byVariance, varianceWeightGradient);
    }

    /// <summary>What makes the gradient of the operand: dx = dy·result + ((x − centre)·input + offset) for each channel of an item.</summary>
    /// <param name="variance">The mixed variance.</param>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="ofMean">The gradient of the mixed mean.</param>
    /// <param name="ofVariance">The gradient of the mixed variance.</param>
    /// <param name="batchMean">The mean over the batch.</param>
    /// <param name="ofBatchMean">The mean gradient of the mean over the items; zeros where the batch's statistics are running ones.</param>
    /// <param name="ofBatchVariance">The mean gradient of the variance over the items; the same.</param>
    /// <param name="scale">γ of each channel.</param>
    /// <param name="meanWeight">Three numbers whose softmax are the shares of means.</param>
    /// <param name="varianceWeight">Three numbers whose softmax are the shares of variances.</param>
    /// <param name="centre">Where the mean goes.</param>
    /// <param name="result">Where γ·r goes.</param>
    /// <param name="input">Where the factor of what is centred goes.</param>
    /// <param name="offset">Where the summand goes.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="pixels">The elements of a channel.</param>
    /// <param name="epsilon">Added to the variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SwitchGradientFactors(
        float* variance, float* mean, float* ofMean, float* ofVariance, float* batchMean, float* ofBatchMean, float* ofBatchVariance, float* scale, float* meanWeight,
        float* varianceWeight, float* centre, float* result, float* input, float* offset, int channels, int pixels, float epsilon)
    {
        var (shareOfMean, shareOfVariance) = (Shares(meanWeight), Shares(varianceWeight));
        var (layerMean, ofLayerMean, ofLayerVariance) = (0.0, 0.0, 0.0);
        for (var i = 0; i < channels; i++)
        {
            layerMean += (double)mean[i] / channels;
            ofLayerMean += (double)ofMean[i] / channels;
            ofLayerVariance += (double)ofVariance[i] / channels;
        }

        for (var i = 0; i < channels; i++)
        {
            var (layer, batch) = (2 * shareOfVariance.Layer * ofLayerVariance / pixels, 2 * shareOfVariance.Batch * ofBatchVariance[i] / pixels);
            var means = ((shareOfMean.Instance * ofMean[i]) + (shareOfMean.Layer * ofLayerMean) + (shareOfMean.Batch * ofBatchMean[i])) / pixels;
            centre[i] = mean[i];
            result[i] = (float)(scale[i] / Math.Sqrt((double)variance[i] + epsilon));
            input[i] = (float)((2 * shareOfVariance.Instance * ofVariance[i] / pixels) + layer + batch);
            offset[i] = (float)(means + (layer * (mean[i] - layerMean)) + (batch * ((double)mean[i] - batchMean[i])));
        }
    }

    static (double Instance, double Layer, double Batch) Shares(float* weights)
    {
        var max = Math.Max(weights[0], Math.Max(weights[1], weights[2]));
        var (instance, layer, batch) = (Math.Exp((double)weights[0] - max), Math.Exp((double)weights[1] - max), Math.Exp((double)weights[2] - max));
        var sum = instance + layer + batch;
        return (instance / sum, layer / sum, batch / sum);
    }

    static void SharesGradient((double Instance, double Layer, double Batch) shares, (double Instance, double Layer, double Batch) gradients, float* result)
    {
        var mean = (shares.Instance * gradients.Instance) + (shares.Layer * gradients.Layer) + (shares.Batch * gradients.Batch);
        result[0] = (float)(shares.Instance * (gradients.Instance - mean));
        result[1] = (float)(shares.Layer * (gradients.Layer - mean));
        result[2] = (float)(shares.Batch * (gradients.Batch - mean));
    }

    static (double Mean, double Variance) LayerMoments(float* mean, float* variance, int channels)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < channels; i++) sum += mean[i];
        var centre = sum / channels;
        for (var i = 0; i < channels; i++) squares += variance[i] + ((mean[i] - centre) * (mean[i] - centre));
        return (centre, squares / channels);
    }
}
