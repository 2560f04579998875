using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>Operators that only move elements: each element of the result names its place in the operand.</summary>
static class ArrangementKernels
{
    public static OracleTensor Slice(OperatorCall call, Slice slice)
    {
        var (axis, start, _) = slice.Range(call.X.Shape);
        return Gather(call.X, call.Output, place => Moved(place, axis, start));
    }

    public static IReadOnlyList<OracleTensor> Split(OperatorCall call, int axis)
    {
        var results = new List<OracleTensor>();
        var start = 0;
        foreach (var part in call.Outputs)
        {
            var first = start;
            results.Add(Gather(call.X, part, place => Moved(place, axis, first)));
            start += part[axis];
        }

        return results;
    }

    public static OracleTensor Concat(OperatorCall call, int axis)
    {
        var y = OracleTensor.Zeros(call.Output, call.Batch);
        var (outer, along, inner) = Coordinates.Around(call.Output, axis);
        var start = 0;
        foreach (var x in call.Inputs)
        {
            var length = x.Shape[axis] * inner;
            for (var o = 0; o < outer * call.Batch; o++) x.Data.AsSpan(o * length, length).CopyTo(y.Data.AsSpan((o * along * inner) + (start * inner)));
            start += x.Shape[axis];
        }

        return y;
    }

    /// <summary>Axis a of the result is axis order[a] of the operand.</summary>
    public static OracleTensor Permute(OperatorCall call, IReadOnlyList<int> order) => Gather(call.X, call.Output, place =>
    {
        var source = new int[place.Length];
        for (var a = 0; a < place.Length; a++) source[order[a]] = place[a];
        return source;
    });

    /// <summary>Channel i·groups + g of the result is channel g·(C/groups) + i of the operand.</summary>
    public static OracleTensor ChannelShuffle(OperatorCall call, int groups) => Gather(call.X, call.Output, place =>
        [(place[0] % groups * (call.X.Shape.Channels / groups)) + (place[0] / groups), .. place[1..]]);

    /// <summary>Channel (c, u, v) of the result is pixel (u, v) of each square of channel c.</summary>
    public static OracleTensor SpaceToDepth(OperatorCall call, int block) => Gather(call.X, call.Output, place =>
    {
        var (c, u, v) = (place[0] / (block * block), place[0] / block % block, place[0] % block);
        return [c, (place[1] * block) + u, (place[2] * block) + v];
    });

    /// <summary>The inverse of <see cref="SpaceToDepth"/>.</summary>
    public static OracleTensor DepthToSpace(OperatorCall call, int block) => Gather(call.X, call.Output, place =>
        [(((place[0] * block) + (place[1] % block)) * block) + (place[2] % block), place[1] / block, place[2] / block]);

    public static OracleTensor ZeroPad(OperatorCall call, Padding2 padding) => Gather(call.X, call.Output, place =>
    {
        var (row, column) = (place[1] - padding.Top, place[2] - padding.Left);
        return row < 0 || row >= call.X.Shape.Height || column < 0 || column >= call.X.Shape.Width ? null : [place[0], row, column];
    });

    public static OracleTensor PadAxis(OperatorCall call, int axis, int before) => Gather(call.X, call.Output, place =>
        Moved(place, axis, -before) is var moved && moved[axis] >= 0 && moved[axis] < call.X.Shape[axis] ? moved : null);

    // A place of null is a zero.
    static OracleTensor Gather(OracleTensor x, TensorShape shape, Func<int[], int[]?> placeOf)
    {
        var y = OracleTensor.Zeros(shape, x.Batch);
        var (lengths, sourceLengths) = (Coordinates.Lengths(shape), Coordinates.Lengths(x.Shape));
        for (var i = 0; i < y.ItemLength; i++)
        {
            if (placeOf(Coordinates.Of(i, lengths)) is not { } place) continue;
            var source = Coordinates.Index(place, sourceLengths);
            for (var item = 0; item < x.Batch; item++) y.Item(item)[i] = x.Item(item)[source];
        }

        return y;
    }

    static int[] Moved(int[] place, int axis, int by)
    {
        place[axis] += by;
        return place;
    }
}
