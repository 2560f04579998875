using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Convolutions and poolings of C×L sequences, by their definitions.</summary>
static class SequenceKernels
{
    /// <summary>y[o, i] = b[o] + Σ w[o, c, u] · x[c, i·s + u·d − p] over the channels of o's group.</summary>
    public static OracleTensor Convolution(OperatorCall call, Conv1d op)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var (inputs, outputs) = (x.Shape[0] / op.Groups, op.OutChannels / op.Groups);
        ForEach(y, (item, o, i) =>
        {
            var sum = call.WeightAt(1)?[o] ?? 0;
            foreach (var (tap, place) in Window(i, op.Kernel, op.Stride, op.Padding, op.Dilation, x.Shape[1]))
            {
                for (var c = 0; c < inputs; c++) sum += call.Weights[0].Data[(((o * inputs) + c) * op.Kernel) + tap] * At(x, item, (o / outputs * inputs) + c, place);
            }

            return sum;
        });
        return y;
    }

    public static OracleTensor Max(OperatorCall call, MaxPool1d op)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        ForEach(y, (item, c, i) => ReductionKernels.Largest(
            Window(i, op.Kernel, op.Stride ?? op.Kernel, op.Padding, op.Dilation, call.X.Shape[1]).Select(w => At(call.X, item, c, w.Place)).Prepend(double.NegativeInfinity)));
        return y;
    }

    /// <summary>The divisor counts padding where it is told to, but not what ceil mode adds beyond it.</summary>
    public static OracleTensor Average(OperatorCall call, AvgPool1d op)
    {
        var (y, stride, length) = (OracleTensor.Zeros(call.Output, call.Batch), op.Stride ?? op.Kernel, call.X.Shape[1]);
        ForEach(y, (item, c, i) =>
        {
            double[] inside = [.. Window(i, op.Kernel, stride, op.Padding, 1, length).Select(w => At(call.X, item, c, w.Place))];
            var start = (i * stride) - op.Padding;
            return inside.Sum() / (op.CountIncludePad ? Math.Min(start + op.Kernel, length + op.Padding) - start : inside.Length);
        });
        return y;
    }

    // The taps of a window that lie on the sequence, with their places there.
    static IEnumerable<(int Tap, int Place)> Window(int index, int kernel, int stride, int padding, int dilation, int length) =>
        Enumerable.Range(0, kernel).Select(tap => (tap, (index * stride) + (tap * dilation) - padding)).Where(t => t.Item2 >= 0 && t.Item2 < length);

    static double At(OracleTensor x, int item, int channel, int place) => x.Data[(((item * x.Shape[0]) + channel) * x.Shape[1]) + place];

    static void ForEach(OracleTensor y, Func<int, int, int, double> value)
    {
        for (var i = 0; i < y.Data.Length; i++) y.Data[i] = value(i / y.ItemLength, i / y.Shape[1] % y.Shape[0], i % y.Shape[1]);
    }
}
