using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Convolution: y[o, i, j] = b[o] + Σ w[o, c, u, v] · x[c, i·s + u·d − p, j·s + v·d − p] over the channels of o's group.</summary>
static class ConvolutionKernels
{
    public static OracleTensor Convolution(OperatorCall call, Conv2d conv)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        for (var item = 0; item < call.Batch; item++)
        {
            Parallel.For(0, conv.OutChannels, channel => Plane(call, conv, y, item, channel));
        }

        return y;
    }

    static void Plane(OperatorCall call, Conv2d conv, OracleTensor y, int item, int channel)
    {
        var plane = y.Plane(item, channel);
        plane.Fill(call.WeightAt(1)?[channel] ?? 0);
        var groupChannels = call.X.Shape.Channels / conv.Groups;
        var firstInput = channel / (conv.OutChannels / conv.Groups) * groupChannels;
        var taps = conv.Kernel.Height * conv.Kernel.Width;
        var weights = call.Weights[0].Data.AsSpan(channel * groupChannels * taps, groupChannels * taps);
        for (var c = 0; c < groupChannels; c++)
        {
            ReadOnlySpan<double> x = call.X.Plane(item, firstInput + c);
            for (var u = 0; u < conv.Kernel.Height; u++)
            {
                for (var v = 0; v < conv.Kernel.Width; v++) AddTap(call, conv, plane, x, u, v, weights[(((c * conv.Kernel.Height) + u) * conv.Kernel.Width) + v]);
            }
        }
    }

    // One tap of the kernel over the whole map: the innermost loop runs along rows.
    static void AddTap(OperatorCall call, Conv2d conv, Span<double> plane, ReadOnlySpan<double> x, int u, int v, double weight)
    {
        var (height, width) = (call.X.Shape.Height, call.X.Shape.Width);
        var (rows, columns) = (call.Output.Height, call.Output.Width);
        var stride = conv.Strides.Width;
        var offset = (v * conv.Dilations.Width) - conv.Padding.Left;

        // The columns whose operand lies inside the map: 0 ≤ j·stride + offset < width.
        var first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
        var end = width - offset <= 0 ? 0 : Math.Min(columns, ((width - offset - 1) / stride) + 1);
        for (var i = 0; i < rows; i++)
        {
            var row = (i * conv.Strides.Height) + (u * conv.Dilations.Height) - conv.Padding.Top;
            if (row < 0 || row >= height) continue;
            var source = x.Slice(row * width, width);
            var target = plane.Slice(i * columns, columns);
            for (var j = first; j < end; j++) target[j] += weight * source[(j * stride) + offset];
        }
    }
}
