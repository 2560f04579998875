using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenOracle.Kernels;

/// <summary>Enlarged maps.</summary>
static class UpsamplingKernels
{
    /// <summary>Pixel i of the result is pixel ⌊i / scale⌋ of the operand.</summary>
    public static OracleTensor Nearest(OperatorCall call, Upsample op) =>
        Interpolate(call, i => Copy(i, op.Scale.Height), j => Copy(j, op.Scale.Width));

    /// <summary>Linear in both directions between the centres of pixels, or between corners that keep their place.</summary>
    public static OracleTensor Bilinear(OperatorCall call, Upsample op) => Interpolate(call,
        i => Between(i, op.Scale.Height, call.X.Shape.Height, op.AlignCorners), j => Between(j, op.Scale.Width, call.X.Shape.Width, op.AlignCorners));

    /// <summary>Each dy to the pixels that its own was made of, by their shares.</summary>
    public static OracleTensor Gradient(OperatorCall call, UpsampleGradient op)
    {
        var (dy, dx) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        Mix Of(int index, int scale, int size) => op.Mode == Interpolation.Nearest ? Copy(index, scale) : Between(index, scale, size, op.AlignCorners);
        for (var i = 0; i < dy.Data.Length; i++)
        {
            var row = Of(i / dy.Shape.Width % dy.Shape.Height, op.Scale.Height, dx.Shape.Height);
            var column = Of(i % dy.Shape.Width, op.Scale.Width, dx.Shape.Width);
            var target = dx.Plane(0, i / dy.Shape.Width / dy.Shape.Height);
            foreach (var (y, down) in row.Shares)
            {
                foreach (var (x, across) in column.Shares) target[(y * dx.Shape.Width) + x] += down * across * dy.Data[i];
            }
        }

        return dx;
    }

    // What a pixel of the result is made of along an axis.
    static Mix Copy(int index, int scale) => new(index / scale, index / scale, 0);

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

    /// <summary>Two neighbours, and the share of the second.</summary>
    readonly record struct Mix(int First, int Second, double Share)
    {
        public (int Place, double Share)[] Shares => [(First, 1 - Share), (Second, Share)];

        public double Of(double first, double second) => ((1 - Share) * first) + (Share * second);
    }
}
