using NetGenCompiler.Graphs;

namespace NetGenOracle.Kernels;

/// <summary>Places in row-major tensors.</summary>
static class Coordinates
{
    public static int[] Lengths(TensorShape shape) => [.. shape.Dimensions];

    /// <summary>The coordinates of the element at an index.</summary>
    public static int[] Of(int index, int[] lengths)
    {
        var place = new int[lengths.Length];
        for (var axis = lengths.Length - 1; axis >= 0; axis--)
        {
            place[axis] = index % lengths[axis];
            index /= lengths[axis];
        }

        return place;
    }

    /// <summary>The index of the element at a place.</summary>
    public static int Index(int[] place, int[] lengths)
    {
        var index = 0;
        for (var axis = 0; axis < lengths.Length; axis++) index = (index * lengths[axis]) + place[axis];
        return index;
    }

    /// <summary>The index in an operand that is broadcast to the place: it may have fewer leading axes, and its axes of 1 stay at 0.</summary>
    public static int Broadcast(int[] place, int[] lengths)
    {
        var skipped = place.Length - lengths.Length;
        return Index([.. lengths.Select((length, axis) => length == 1 ? 0 : place[axis + skipped])], lengths);
    }

    /// <summary>The axis counted from the front.</summary>
    public static int Axis(int axis, TensorShape shape) => axis < 0 ? axis + shape.Rank : axis;

    /// <summary>The elements before, along and after an axis: element (o, a, i) is at (o·along + a)·inner + i.</summary>
    public static (int Outer, int Along, int Inner) Around(TensorShape shape, int axis)
    {
        var lengths = Lengths(shape);
        return (Product(lengths[..axis]), lengths[axis], Product(lengths[(axis + 1)..]));
    }

    static int Product(int[] lengths) => lengths.Aggregate(1, (product, d) => product * d);
}
