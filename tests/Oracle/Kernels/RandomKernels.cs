using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

namespace NetGenOracle.Kernels;

/// <summary>Random factors, which are functions of the seed, the step, the layer and a place in the batch.</summary>
static class RandomKernels
{
    public static OracleTensor Scale(OperatorCall call, RandomDropout op)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        var pixels = call.X.ItemLength / Math.Max(1, call.X.Shape.Rank == 0 ? 1 : call.X.Shape[0]);
        for (var i = 0; i < y.Data.Length; i++) y.Data[i] = call.X.Data[i] * Factor(call.Random, op, op.Factor == RandomFactor.Channels ? i / pixels : i);
        return y;
    }

    /// <summary>A weight, dropped.</summary>
    public static OracleTensor Dropped(OperatorCall call, DroppedWeight op) =>
        new(call.Output, 1, [.. call.Weights[0].Data.Select((w, i) => w * Factor(call.Random, new(op.P, op.Layer), i))]);

    /// <summary>A linear layer with dropped weights, and those.</summary>
    public static IReadOnlyList<OracleTensor> DropConnect(OperatorCall call, DropConnectTraining op)
    {
        var dropped = Dropped(call with { Outputs = [call.Outputs[1]] }, new(call.Outputs[1], op.P, op.Layer));
        return [MatrixKernels.Linear(call with { Weights = [dropped, .. call.Weights.Skip(1)] }, new Linear(op.OutFeatures, op.Bias)), dropped];
    }

    static double Factor(RandomState random, RandomDropout op, long place) => op.Factor switch
    {
        RandomFactor.Gaussian => 1 + (Math.Sqrt(op.P / (1.0 - op.P)) * Quantile(RandomNumbers.Unit(random, op.Layer, place))),
        RandomFactor.Uniform => 1 + (op.P * ((2 * RandomNumbers.Unit(random, op.Layer, place)) - 1)),
        _ => RandomNumbers.Keeps(random, op.Layer, place, op.P) ? 1 / (1.0 - op.P) : 0,
    };

    // The number whose probability in the lower tail of the normal distribution is given: ½·erfc(−x/√2), by bisection.
    static double Quantile(double probability)
    {
        var (low, high) = (-10.0, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (ErrorFunction.Complement(-middle / Math.Sqrt(2)) / 2 < probability) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
