using NetGenCompiler.Ops.Training;

namespace NetGenOracle.Kernels;

/// <summary>Batch normalisation with the statistics of the batch, and its gradients.</summary>
static class BatchNormKernels
{
    /// <summary>The normalised batch, its mean and its biased variance.</summary>
    public static IReadOnlyList<OracleTensor> Forward(OperatorCall call, BatchNormTraining norm)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var (mean, variance) = (OracleTensor.Zeros(call.Outputs[1], 1), OracleTensor.Zeros(call.Outputs[2], 1));
        for (var c = 0; c < x.Shape[0]; c++)
        {
            var elements = Elements(x, c);
            if (elements.Count == 1) throw new ArgumentException($"a batch of one number for each channel has no variance: {x.Batch} of {x.Shape}");
            mean.Data[c] = elements.Sum(i => x.Data[i]) / elements.Count;
            variance.Data[c] = elements.Sum(i => Math.Pow(x.Data[i] - mean.Data[c], 2)) / elements.Count;
            var (gamma, beta) = norm.Affine ? (call.Weights[0].Data[c], call.Weights[1].Data[c]) : (1, 0);
            foreach (var i in elements) y.Data[i] = (gamma * (x.Data[i] - mean.Data[c]) / Math.Sqrt(variance.Data[c] + norm.Eps)) + beta;
        }

        return [y, mean, variance];
    }

    /// <summary>The mean and the biased variance of each channel.</summary>
    public static IReadOnlyList<OracleTensor> Moments(OperatorCall call)
    {
        var (mean, variance) = (OracleTensor.Zeros(call.Outputs[0], 1), OracleTensor.Zeros(call.Outputs[1], 1));
        for (var c = 0; c < mean.Data.Length; c++)
        {
            var elements = Elements(call.X, c);
            mean.Data[c] = elements.Average(i => call.X.Data[i]);
            variance.Data[c] = elements.Average(i => Math.Pow(call.X.Data[i] - mean.Data[c], 2));
        }

        return [mean, variance];
    }

    /// <summary>Centre, scale and offset of a normalisation from μ and σ², of the batch or of items.</summary>
    public static IReadOnlyList<OracleTensor> Factors(OperatorCall call, NormalizationFactors op)
    {
        var (channels, batch) = (call.X.ItemLength, call.X.Batch);
        double[] scale = [.. call.Inputs[1].Data.Select((variance, i) => (call.WeightAt(0)?[i % channels] ?? 1) / Math.Sqrt(variance + op.Eps))];
        double[] offset = [.. scale.Select((_, i) => call.WeightAt(1)?[i % channels] ?? 0)];
        return [new(call.Outputs[0], batch, call.X.Data), new(call.Outputs[1], batch, scale), new(call.Outputs[2], batch, offset)];
    }

    /// <summary>Centre and factors of its gradient from μ, σ², dγ and dβ.</summary>
    public static IReadOnlyList<OracleTensor> GradientFactors(OperatorCall call, NormalizationGradientFactors op)
    {
        var count = (double)call.Batch * op.Pixels;
        double[] deviation = [.. call.Inputs[1].Data.Select(variance => Math.Sqrt(variance + op.Eps))];
        double[] scale = [.. deviation.Select((d, c) => (call.WeightAt(0)?[c] ?? 1) / d)];
        double[] ofInput = [.. deviation.Select((d, c) => -call.Inputs[2].Data[c] / (d * count))], offset = [.. call.Inputs[3].Data.Select(gradient => -gradient / count)];
        return [new(call.Outputs[0], 1, call.X.Data), new(call.Outputs[1], 1, ofInput), new(call.Outputs[2], 1, offset), new(call.Outputs[3], 1, scale)];
    }

    /// <summary>The next running statistics: the operands are a mean and a variance of each use.</summary>
    public static IReadOnlyList<OracleTensor> Running(OperatorCall call, RunningStatistics op)
    {
        double[] mean = [.. call.Weights[0].Data], variance = [.. call.Weights[1].Data];
        var momentum = (double)op.Momentum;
        for (var use = 0; use < op.Pixels.Count; use++)
        {
            double count = (long)op.Pixels[use] * call.Batch;
            for (var c = 0; c < mean.Length; c++)
            {
                mean[c] = ((1 - momentum) * mean[c]) + (momentum * call.Inputs[2 * use].Data[c]);
                variance[c] = ((1 - momentum) * variance[c]) + (momentum * call.Inputs[(2 * use) + 1].Data[c] * count / (count - 1));
            }
        }

        return [new(call.Outputs[0], 1, mean), new(call.Outputs[1], 1, variance), new(call.Outputs[2], 1, [call.Weights[2].Data[0] + op.Pixels.Count])];
    }

    /// <summary>dγ and dβ; the operands are dy, x, the mean and the variance.</summary>
    public static IReadOnlyList<OracleTensor> ParameterGradient(OperatorCall call, float eps)
    {
        var (dy, x) = (call.X, call.Inputs[1]);
        var (scale, shift) = (OracleTensor.Zeros(call.Outputs[0], 1), OracleTensor.Zeros(call.Outputs[1], 1));
        for (var c = 0; c < x.Shape[0]; c++)
        {
            var elements = Elements(x, c);
            scale.Data[c] = elements.Sum(i => dy.Data[i] * Normal(call, c, i, eps));
            shift.Data[c] = elements.Sum(i => dy.Data[i]);
        }

        return [scale, shift];
    }

    /// <summary>dx; the operands are dy, x, the mean, the variance, dγ and dβ.</summary>
    public static OracleTensor InputGradient(OperatorCall call, float eps)
    {
        var (dy, x, dx) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        for (var c = 0; c < x.Shape[0]; c++)
        {
            var elements = Elements(x, c);
            var factor = (call.WeightAt(0)?[c] ?? 1) / Math.Sqrt(call.Inputs[3].Data[c] + eps);
            var (scale, shift) = (call.Inputs[4].Data[c] / elements.Count, call.Inputs[5].Data[c] / elements.Count);
            foreach (var i in elements) dx.Data[i] = factor * (dy.Data[i] - shift - (scale * Normal(call, c, i, eps)));
        }

        return dx;
    }

    static double Normal(OperatorCall call, int channel, int element, float eps) =>
        (call.Inputs[1].Data[element] - call.Inputs[2].Data[channel]) / Math.Sqrt(call.Inputs[3].Data[channel] + eps);

    // The places of a channel's elements in the batch.
    static List<int> Elements(OracleTensor x, int channel)
    {
        var pixels = x.ItemLength / x.Shape[0];
        return [.. from item in Enumerable.Range(0, x.Batch) from pixel in Enumerable.Range(0, pixels) select (((item * x.Shape[0]) + channel) * pixels) + pixel];
    }
}
