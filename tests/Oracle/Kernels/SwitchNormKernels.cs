using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Statistics;

namespace NetGenOracle.Kernels;

/// <summary>Switchable normalisation by its definition, and what passes make of it. Statistics are of instances, layers and batches, in this order.</summary>
static class SwitchNormKernels
{
    /// <summary>The normalised batch with the running statistics among the weights, or, where there are none, with the batch's.</summary>
    /// <returns>The result; then means and variances of each channel: mixed, of the item, of the batch.</returns>
    public static IReadOnlyList<OracleTensor> Forward(OperatorCall call, float eps)
    {
        var (x, channels) = (call.X, call.X.Shape[0]);
        var shape = TensorShape.Of(channels);
        var instance = Moments(x, (item, c) => [(item, c)]);
        var layer = Moments(x, (item, _) => Enumerable.Range(0, channels).Select(c => (item, c)));
        var batch = Moments(x, (_, c) => Enumerable.Range(0, x.Batch).Select(item => (item, c)));
        if (call.WeightAt(4) is { } runningMean) batch = [.. batch.Select((_, row) => (runningMean[row % channels], call.WeightAt(5)![row % channels]))];
        var (shareOfMean, shareOfVariance) = (Softmax(call.WeightAt(2)!), Softmax(call.WeightAt(3)!));
        double[] mean = [.. instance.Select((m, row) => (shareOfMean[0] * m.Mean) + (shareOfMean[1] * layer[row].Mean) + (shareOfMean[2] * batch[row].Mean))];
        double[] variance = [.. instance.Select((m, row) => (shareOfVariance[0] * m.Variance) + (shareOfVariance[1] * layer[row].Variance) + (shareOfVariance[2] * batch[row].Variance))];
        var (y, pixels) = (OracleTensor.Zeros(x.Shape, x.Batch), x.ItemLength / channels);
        for (var i = 0; i < x.Data.Length; i++)
        {
            var row = i / pixels;
            y.Data[i] = (call.WeightAt(0)![row % channels] * (x.Data[i] - mean[row]) / Math.Sqrt(variance[row] + eps)) + call.WeightAt(1)![row % channels];
        }

        return
        [
            y, new(shape, x.Batch, mean), new(shape, x.Batch, variance), new(shape, x.Batch, [.. instance.Select(m => m.Mean)]), new(shape, x.Batch, [.. instance.Select(m => m.Variance)]),
            new(shape, 1, [.. batch.Take(channels).Select(m => m.Mean)]), new(shape, 1, [.. batch.Take(channels).Select(m => m.Variance)]),
        ];
    }

    /// <summary>Means and mean squares of the batch from those of its items.</summary>
    public static IReadOnlyList<OracleTensor> Join(OperatorCall call)
    {
        var channels = call.X.ItemLength;
        double[] mean = [.. Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, call.X.Batch).Average(item => call.X.Item(item)[c]))];
        double[] variance = [.. mean.Select((m, c) => Enumerable.Range(0, call.X.Batch).Average(item => call.Inputs[1].Item(item)[c] + Math.Pow(call.X.Item(item)[c], 2)) - (m * m))];
        return [new(call.Outputs[0], 1, mean), new(call.Outputs[1], 1, variance)];
    }

    public static IReadOnlyList<OracleTensor> Mixture(OperatorCall call, bool isRunning)
    {
        var channels = call.X.ItemLength;
        var layer = GroupNormKernels.GroupMoments(call, 1);
        var (shareOfMean, shareOfVariance) = (Softmax(call.WeightAt(0)!), Softmax(call.WeightAt(1)!));
        double Batch(int place, int row) => isRunning ? call.WeightAt(2 + place)![row % channels] : call.Inputs[2 + place].Data[row];
        double[] mean = [.. call.X.Data.Select((m, r) => (shareOfMean[0] * m) + (shareOfMean[1] * layer[0].Data[r]) + (shareOfMean[2] * Batch(0, r)))];
        double[] variance = [.. call.Inputs[1].Data.Select((v, r) => (shareOfVariance[0] * v) + (shareOfVariance[1] * layer[1].Data[r]) + (shareOfVariance[2] * Batch(1, r)))];
        return [new(call.Outputs[0], call.Batch, mean), new(call.Outputs[1], call.Batch, variance)];
    }

    /// <summary>From σ², Σ dy·x̂ and Σ dy.</summary>
    public static IReadOnlyList<OracleTensor> MixtureGradient(OperatorCall call, float eps)
    {
        var channels = call.X.ItemLength;
        double[] scale = [.. call.X.Data.Select((variance, row) => call.WeightAt(0)![row % channels] / Math.Sqrt(variance + eps))];
        double[] ofMean = [.. scale.Select((s, row) => -s * call.Inputs[2].Data[row])];
        double[] ofVariance = [.. scale.Select((s, row) => -s * call.Inputs[1].Data[row] / (2 * Math.Sqrt(call.X.Data[row] + eps)))];
        return [new(call.Outputs[0], call.Batch, ofMean), new(call.Outputs[1], call.Batch, ofVariance)];
    }

    /// <summary>From mean and variance of channels, the gradients of the mixed ones, and mean and variance of the batch.</summary>
    public static IReadOnlyList<OracleTensor> BatchGradient(OperatorCall call, SwitchBatchGradient op)
    {
        var channels = call.X.ItemLength;
        var layer = GroupNormKernels.GroupMoments(call with { Outputs = [call.X.Shape, call.X.Shape] }, 1);
        double Batch(int place, int row) => op.IsRunning ? call.WeightAt(2 + place)![row % channels] : call.Inputs[4 + place].Data[row % channels];
        double[] OfShares(int place)
        {
            var gradient = call.Inputs[2 + place].Data;
            double[] ofShares =
            [
                gradient.Select((g, r) => g * call.Inputs[place].Data[r]).Sum(), gradient.Select((g, r) => g * layer[place].Data[r]).Sum(), gradient.Select((g, r) => g * Batch(place, r)).Sum(),
            ];
            var shares = Softmax(call.WeightAt(place)!);
            return [.. shares.Select((share, k) => ofShares.Select((g, j) => g * share * ((j == k ? 1 : 0) - shares[j])).Sum())];
        }

        double[] OverItems(int operand) => [.. Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, call.X.Batch).Average(item => call.Inputs[operand].Item(item)[c]))];
        return [.. new[] { OfShares(0), OfShares(1), OverItems(2), OverItems(3) }.Select((data, i) => new OracleTensor(call.Outputs[i], 1, data))];
    }

    /// <summary>From the mixed variance, the channel's mean, the gradients of the mixed moments, and of the batch the mean and the mean gradients.</summary>
    public static IReadOnlyList<OracleTensor> GradientFactors(OperatorCall call, SwitchGradientFactors op)
    {
        var (channels, pixels) = (call.X.ItemLength, (double)op.Pixels);
        var (mean, ofMean, ofVariance) = (call.Inputs[1], call.Inputs[2], call.Inputs[3]);
        var (shareOfMean, shareOfVariance) = (Softmax(call.WeightAt(1)!), Softmax(call.WeightAt(2)!));
        double Layer(OracleTensor numbers, int row) => numbers.Data.Skip(row / channels * channels).Take(channels).Average();
        double Batch(int operand, int row) => op.IsRunning ? 0 : call.Inputs[operand].Data[row];
        double Mean(int row) => ((shareOfMean[0] * ofMean.Data[row]) + (shareOfMean[1] * Layer(ofMean, row)) + (shareOfMean[2] * Batch(5, row))) / pixels;
        double ByInstance(int row) => 2 * shareOfVariance[0] * ofVariance.Data[row] / pixels;
        double ByLayer(int row) => 2 * shareOfVariance[1] * Layer(ofVariance, row) / pixels;
        double ByBatch(int row) => 2 * shareOfVariance[2] * Batch(6, row) / pixels;
        var rows = Enumerable.Range(0, call.X.Data.Length).ToList();
        double[] scale = [.. rows.Select(r => call.WeightAt(0)![r % channels] / Math.Sqrt(call.X.Data[r] + op.Eps))];
        double[] input = [.. rows.Select(r => ByInstance(r) + ByLayer(r) + ByBatch(r))];
        double[] offset = [.. rows.Select(r => Mean(r) + (ByLayer(r) * (mean.Data[r] - Layer(mean, r))) + (ByBatch(r) * (mean.Data[r] - Batch(4, r))))];
        return [.. new[] { mean.Data, scale, input, offset }.Select((data, i) => new OracleTensor(call.Outputs[i], call.Batch, data))];
    }

    static double[] Softmax(double[] weights) => [.. weights.Select(w => 1 / weights.Sum(other => Math.Exp(other - w)))];

    // For each item and channel the moments of all pixels of the planes that it is normalised with.
    static List<(double Mean, double Variance)> Moments(OracleTensor x, Func<int, int, IEnumerable<(int Item, int Channel)>> planes)
    {
        List<(double, double)> moments = [];
        for (var row = 0; row < x.Batch * x.Shape[0]; row++)
        {
            double[] elements = [.. planes(row / x.Shape[0], row % x.Shape[0]).SelectMany(p => x.Plane(p.Item, p.Channel).ToArray())];
            var mean = elements.Average();
            moments.Add((mean, elements.Average(e => (e - mean) * (e - mean))));
        }

        return moments;
    }
}
