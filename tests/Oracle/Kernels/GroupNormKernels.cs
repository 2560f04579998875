using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Statistics;

namespace NetGenOracle.Kernels;

/// <summary>Normalisation by the mean and the variance of groups of elements of an item, and its gradients.</summary>
static class GroupNormKernels
{
    /// <summary>The normalised item, and for each channel the mean and the biased variance of its group.</summary>
    public static IReadOnlyList<OracleTensor> Forward(OperatorCall call, int groups, float eps)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var channels = NetGenCompiler.Graphs.TensorShape.Of(x.Shape[0]);
        var (means, variances) = (OracleTensor.Zeros(channels, call.Batch), OracleTensor.Zeros(channels, call.Batch));
        var pixels = x.ItemLength / x.Shape[0];
        foreach (var group in Groups(x, groups))
        {
            var (mean, variance) = Moments(x.Data, group);
            foreach (var i in group)
            {
                var (row, channel) = (i / pixels, i / pixels % x.Shape[0]);
                y.Data[i] = ((call.WeightAt(0)?[channel] ?? 1) * (x.Data[i] - mean) / Math.Sqrt(variance + eps)) + (call.WeightAt(1)?[channel] ?? 0);
                (means.Data[row], variances.Data[row]) = (mean, variance);
            }
        }

        return [y, means, variances];
    }

    /// <summary>The mean and the biased variance of each channel of each item.</summary>
    public static IReadOnlyList<OracleTensor> ChannelMoments(OperatorCall call)
    {
        double[] means = [.. Groups(call.X, call.X.Shape[0]).Select(g => Moments(call.X.Data, g).Mean)];
        double[] variances = [.. Groups(call.X, call.X.Shape[0]).Select(g => Moments(call.X.Data, g).Variance)];
        return [new(call.Outputs[0], call.Batch, means), new(call.Outputs[1], call.Batch, variances)];
    }

    /// <summary>The moments of groups from those of channels: the mean square is the sum of variance and squared mean.</summary>
    public static IReadOnlyList<OracleTensor> GroupMoments(OperatorCall call, int groups)
    {
        var (means, variances) = (OracleTensor.Zeros(call.Outputs[0], call.Batch), OracleTensor.Zeros(call.Outputs[1], call.Batch));
        foreach (var group in Groups(call.X, groups))
        {
            var mean = group.Average(i => call.X.Data[i]);
            var variance = group.Average(i => call.Inputs[1].Data[i] + Math.Pow(call.X.Data[i], 2)) - (mean * mean);
            foreach (var i in group) (means.Data[i], variances.Data[i]) = (mean, variance);
        }

        return [means, variances];
    }

    /// <summary>Σ dy·x̂ and Σ dy of each channel; the operands are dy, x, μ and σ².</summary>
    public static IReadOnlyList<OracleTensor> Sums(OperatorCall call, float eps)
    {
        var (dy, x) = (call.X, call.Inputs[1]);
        var (products, gradients) = (OracleTensor.Zeros(call.Outputs[0], call.Batch), OracleTensor.Zeros(call.Outputs[1], call.Batch));
        var pixels = x.ItemLength / x.Shape[0];
        for (var i = 0; i < x.Data.Length; i++)
        {
            products.Data[i / pixels] += dy.Data[i] * Normal(call, i, pixels, eps);
            gradients.Data[i / pixels] += dy.Data[i];
        }

        return [products, gradients];
    }

    /// <summary>dx; the operands are dy, x, μ, σ², Σ dy·x̂ and Σ dy.</summary>
    public static OracleTensor InputGradient(OperatorCall call, GroupNormInputGradient op)
    {
        var (dy, x, dx) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        var (channels, pixels) = (x.Shape[0], x.ItemLength / x.Shape[0]);
        double Gamma(int row) => call.WeightAt(0)?[row % channels] ?? 1;
        foreach (var group in Groups(x, op.Groups))
        {
            int[] rows = [.. group.Select(i => i / pixels).Distinct()];
            var ofProducts = rows.Sum(r => Gamma(r) * call.Inputs[4].Data[r]) / group.Length;
            var ofGradients = rows.Sum(r => Gamma(r) * call.Inputs[5].Data[r]) / group.Length;
            foreach (var i in group)
            {
                var row = i / pixels;
                dx.Data[i] = ((Gamma(row) * dy.Data[i]) - ofGradients - (ofProducts * Normal(call, i, pixels, op.Eps))) / Math.Sqrt(call.Inputs[3].Data[row] + op.Eps);
            }
        }

        return dx;
    }

    /// <summary>Centre and factors of the gradient from μ, σ², Σ dy·x̂ and Σ dy.</summary>
    public static IReadOnlyList<OracleTensor> GradientFactors(OperatorCall call, GroupGradientFactors op)
    {
        var channels = call.X.ItemLength;
        double[] scale = [.. call.Inputs[1].Data.Select(variance => 1 / Math.Sqrt(variance + op.Eps))];
        var (ofInput, offset) = (new double[scale.Length], new double[scale.Length]);
        double Gamma(int row) => call.WeightAt(0)?[row % channels] ?? 1;
        foreach (var group in Groups(call.X, op.Groups))
        {
            var (products, gradients) = (group.Sum(r => Gamma(r) * call.Inputs[2].Data[r]), group.Sum(r => Gamma(r) * call.Inputs[3].Data[r]));
            foreach (var r in group)
            {
                ofInput[r] = -scale[r] * scale[r] * products / ((double)group.Length * op.Pixels);
                offset[r] = -scale[r] * gradients / ((double)group.Length * op.Pixels);
            }
        }

        double[] ofResult = [.. scale.Select((s, r) => s * Gamma(r))];
        return [.. new[] { call.X.Data, ofResult, ofInput, offset }.Select((data, i) => new OracleTensor(call.Outputs[i], call.Batch, data))];
    }

    /// <summary>Normalised over the last axes, with a weight and a bias for each of their elements.</summary>
    public static OracleTensor Layer(OperatorCall call, int axes, float eps)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        foreach (var line in Lines(call.X, axes))
        {
            var (mean, variance) = Moments(call.X.Data, line);
            for (var k = 0; k < line.Length; k++) y.Data[line[k]] = ((call.WeightAt(0)?[k] ?? 1) * (call.X.Data[line[k]] - mean) / Math.Sqrt(variance + eps)) + (call.WeightAt(1)?[k] ?? 0);
        }

        return y;
    }

    /// <summary>By its derivatives: ∂y[j]/∂x[i] = γ[j]·r·(δ[i, j] − 1/m − x̂[i]·x̂[j]/m).</summary>
    public static OracleTensor LayerGradient(OperatorCall call, LayerNormGradient op)
    {
        var (dy, x, dx) = (call.X.Data, call.Inputs[1], OracleTensor.Zeros(call.Output, call.Batch));
        foreach (var line in Lines(x, op.Axes))
        {
            var (mean, variance) = Moments(x.Data, line);
            var deviation = Math.Sqrt(variance + op.Eps);
            double[] normal = [.. line.Select(i => (x.Data[i] - mean) / deviation)];
            for (var i = 0; i < line.Length; i++)
            {
                for (var j = 0; j < line.Length; j++)
                {
                    var own = i == j ? 1 : 0;
                    dx.Data[line[i]] += dy[line[j]] * (call.WeightAt(0)?[j] ?? 1) * (own - ((1 + (normal[i] * normal[j])) / line.Length)) / deviation;
                }
            }
        }

        return dx;
    }

    static double Normal(OperatorCall call, int element, int pixels, float eps) =>
        (call.Inputs[1].Data[element] - call.Inputs[2].Data[element / pixels]) / Math.Sqrt(call.Inputs[3].Data[element / pixels] + eps);

    static (double Mean, double Variance) Moments(double[] data, int[] places)
    {
        var mean = places.Average(i => data[i]);
        return (mean, places.Average(i => (data[i] - mean) * (data[i] - mean)));
    }

    // The places of each group of channels of each item: neighbours, as channels are the first axis.
    static IEnumerable<int[]> Groups(OracleTensor x, int groups) => x.Data.Select((_, i) => i).Chunk(x.ItemLength / groups);

    static IEnumerable<int[]> Lines(OracleTensor x, int axes) => x.Data.Select((_, i) => i).Chunk(x.Shape.Dimensions.Skip(x.Shape.Rank - axes).Aggregate(1, (product, d) => product * d));
}
