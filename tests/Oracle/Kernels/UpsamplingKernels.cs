using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Enlarged maps.</summary>
static class UpsamplingKernels
{
    /// <summary>Pixel i of the result is pixel ⌊i / scale⌋ of the operand.</summary>
    public static OracleTensor Nearest(OperatorCall call, Upsample op) =>
        Interpolate(call, i => new(i / op.Scale.Height, i / op.Scale.Height, 0), j => new(j / op.Scale.Width, j / op.Scale.Width, 0));

    /// <summary>Linear in both directions between the centres of pixels, or between corners that keep their place.</summary>
    public static OracleTensor Bilinear(OperatorCall call, Upsample op) => Interpolate(call,
        i => Between(i, op.Scale.Height, call.X.Shape.Height, op.AlignCorners), j => Between(j, op.Scale.Width, call.X.Shape.Width, op.AlignCorners));

    static Mix Between(int index, int scale, int size, bool alignCorners)
    {
        var last = (size * scale) - 1;
        var place = alignCorners ? last == 0 ? 0 : (double)index * (size - 1) / last : Math.Max(0, ((index + 0.5) / scale) - 0.5);
        var first = Math.Min((int)place, size - 1);
        return new(first, Math.Min(first + 1, size - 1), place - first);
    }

    static OracleTensor Interpolate(OperatorCall call, Func<int, Mix> rowOf, Func<int, Mix> columnOf)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var width = x.Shape.Width;
        for (var plane = 0; plane < call.Batch * x.Shape.Channels; plane++)
        {
            var source = x.Plane(0, plane);
            var target = y.Plane(0, plane);
            for (var i = 0; i < call.Output.Height; i++)
            {
                var row = rowOf(i);
                for (var j = 0; j < call.Output.Width; j++)
                {
                    var column = columnOf(j);
                    var first = column.Of(source[(row.First * width) + column.First], source[(row.First * width) + column.Second]);
                    var second = column.Of(source[(row.Second * width) + column.First], source[(row.Second * width) + column.Second]);
                    target[(i * call.Output.Width) + j] = row.Of(first, second);
                }
            }
        }

        return y;
    }

    // Two neighbours, and the share of the second.
    readonly record struct Mix(int First, int Second, double Share)
    {
        public double Of(double first, double second) => ((1 - Share) * first) + (Share * second);
    }
}
