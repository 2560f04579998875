using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenOracle.Kernels;

/// <summary>
/// The gradients of a convolution, from its definition: y[o, i, j] holds w[o, c, u, v]·x[c, i·s + u·d − p, j·s + v·d − p], so dy[o, i, j] goes to that x times
/// w, and to that w times x.
/// </summary>
static class ConvolutionGradientKernels
{
    /// <summary>Each pixel is added to its window, times the weights, as a gradient of a convolution is; then the bias.</summary>
    public static OracleTensor Transposed(OperatorCall call, ConvTranspose2d op)
    {
        var y = Input(call, op.AsGradient(call.Output));
        var pixels = y.Shape.Height * y.Shape.Width;
        for (var i = 0; i < y.Data.Length; i++) y.Data[i] += call.WeightAt(1)?[i / pixels % y.Shape.Channels] ?? 0;
        return y;
    }

    public static OracleTensor Input(OperatorCall call, Conv2dInputGradient op)
    {
        var (dy, w, dx) = (call.X, call.Weights[0], OracleTensor.Zeros(call.Output, call.Batch));
        var perGroup = dx.Shape.Channels / op.Groups;
        Parallel.For(0, call.Batch * dx.Shape.Channels, plane =>
        {
            var (item, channel) = (plane / dx.Shape.Channels, plane % dx.Shape.Channels);
            var target = dx.Plane(item, channel);
            var outputs = dy.Shape.Channels / op.Groups;
            for (var o = channel / perGroup * outputs; o < ((channel / perGroup) + 1) * outputs; o++)
            {
                ReadOnlySpan<double> source = dy.Plane(item, o);
                for (var u = 0; u < op.Kernel.Height; u++)
                {
                    for (var v = 0; v < op.Kernel.Width; v++)
                    {
                        var weight = w.Data[(((((o * perGroup) + (channel % perGroup)) * op.Kernel.Height) + u) * op.Kernel.Width) + v];
                        for (var i = 0; i < dy.Shape.Height; i++)
                        {
                            var row = (i * op.Strides.Height) + (u * op.Dilations.Height) - op.Padding.Top;
                            if (row < 0 || row >= dx.Shape.Height) continue;
                            for (var j = 0; j < dy.Shape.Width; j++)
                            {
                                var column = (j * op.Strides.Width) + (v * op.Dilations.Width) - op.Padding.Left;
                                if (column >= 0 && column < dx.Shape.Width) target[(row * dx.Shape.Width) + column] += weight * source[(i * dy.Shape.Width) + j];
                            }
                        }
                    }
                }
            }
        });
        return dx;
    }

    public static OracleTensor Weight(OperatorCall call, Conv2dWeightGradient op)
    {
        var (x, dy, dw) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, 1));
        var (perGroup, outputs) = (x.Shape.Channels / op.Groups, dy.Shape.Channels / op.Groups);
        var taps = op.Kernel.Height * op.Kernel.Width;
        Parallel.For(0, dw.Data.Length, index =>
        {
            var (o, c, u, v) = (index / taps / perGroup, index / taps % perGroup, index % taps / op.Kernel.Width, index % op.Kernel.Width);
            var sum = 0.0;
            for (var item = 0; item < call.Batch; item++)
            {
                ReadOnlySpan<double> source = x.Plane(item, (o / outputs * perGroup) + c);
                ReadOnlySpan<double> gradient = dy.Plane(item, o);
                for (var i = 0; i < dy.Shape.Height; i++)
                {
                    var row = (i * op.Strides.Height) + (u * op.Dilations.Height) - op.Padding.Top;
                    if (row < 0 || row >= x.Shape.Height) continue;
                    for (var j = 0; j < dy.Shape.Width; j++)
                    {
                        var column = (j * op.Strides.Width) + (v * op.Dilations.Width) - op.Padding.Left;
                        if (column >= 0 && column < x.Shape.Width) sum += gradient[(i * dy.Shape.Width) + j] * source[(row * x.Shape.Width) + column];
                    }
                }
            }

            dw.Data[index] = sum;
        });
        return dw;
    }
}
