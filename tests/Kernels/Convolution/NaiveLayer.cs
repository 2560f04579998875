using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Layers by their definition, in double precision, with a bound on what single precision may add to each result.</summary>
static class NaiveLayer
{
    const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>The results, and the bound n·u·Σ|terms| for sums of n terms in whichever order.</summary>
    public static (double[] Results, double[] Bounds) Run(Op op, TensorShape input, float[] x, float[] weight, float[]? bias) => op switch
    {
        Conv2d convolution => Convolve(convolution, input, x, weight, bias),
        Linear linear => Multiply(linear, input, x, weight, bias),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    static (double[], double[]) Convolve(Conv2d op, TensorShape input, float[] x, float[] weight, float[]? bias)
    {
        var output = op.InferShapes([input])[0];
        var (groupInputs, groupOutputs) = (input.Channels / op.Groups, op.OutChannels / op.Groups);
        var sums = new Sums(output.Length);
        for (var o = 0; o < op.OutChannels; o++)
        {
            for (var i = 0; i < output.Height; i++)
            {
                for (var j = 0; j < output.Width; j++)
                {
                    sums.Begin(bias?[o] ?? 0);
                    for (var c = 0; c < groupInputs; c++)
                    {
                        for (var a = 0; a < op.Kernel.Height; a++)
                        {
                            for (var b = 0; b < op.Kernel.Width; b++)
                            {
                                var row = (i * op.Strides.Height) + (a * op.Dilations.Height) - op.Padding.Top;
                                var column = (j * op.Strides.Width) + (b * op.Dilations.Width) - op.Padding.Left;
                                if (row < 0 || row >= input.Height || column < 0 || column >= input.Width) continue;
                                var channel = (o / groupOutputs * groupInputs) + c;
                                var tap = (((((o * groupInputs) + c) * op.Kernel.Height) + a) * op.Kernel.Width) + b;
                                sums.Add((double)x[(((channel * input.Height) + row) * input.Width) + column] * weight[tap]);
                            }
                        }
                    }

                    sums.End();
                }
            }
        }

        return (sums.Results, sums.Bounds);
    }

    static (double[], double[]) Multiply(Linear op, TensorShape input, float[] x, float[] weight, float[]? bias)
    {
        var features = input[input.Rank - 1];
        var rows = (int)(input.Length / features);
        var sums = new Sums((long)rows * op.OutFeatures);
        for (var r = 0; r < rows; r++)
        {
            for (var o = 0; o < op.OutFeatures; o++)
            {
                sums.Begin(bias?[o] ?? 0);
                for (var i = 0; i < features; i++) sums.Add((double)x[(r * features) + i] * weight[(o * features) + i]);
                sums.End();
            }
        }

        return (sums.Results, sums.Bounds);
    }

    sealed class Sums(long length)
    {
        int next, terms;
        double sum, magnitude;

        public double[] Results { get; } = new double[length];

        public double[] Bounds { get; } = new double[length];

        public void Begin(double first) => (sum, magnitude, terms) = (first, Math.Abs(first), 1);

        public void Add(double term)
        {
            sum += term;
            magnitude += Math.Abs(term);
            terms++;
        }

        public void End()
        {
            Results[next] = sum;

            // Where products are not fused, each rounds once more.
            Bounds[next++] = 2 * terms * UnitRoundoff * magnitude;
        }
    }
}
