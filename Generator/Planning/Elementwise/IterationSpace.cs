using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>
/// The loops over the elements of several operands at once, outermost first, as few as their strides allow: axes that lie one behind the other
/// in every operand are one. The innermost is the run that a kernel works along.
/// </summary>
/// <param name="Extents">How often each loop turns.</param>
/// <param name="Strides">For each operand, the floats from one turn of each loop to the next; 0 where the operand is broadcast.</param>
sealed record IterationSpace(EquatableArray<int> Extents, EquatableArray<EquatableArray<int>> Strides)
{
    public int Run => Extents[Extents.Count - 1];

    /// <summary>How many runs there are.</summary>
    public long Runs => Extents.Take(Extents.Count - 1).Aggregate(1L, (product, e) => product * e);

    public int RunStride(int operand) => Strides[operand][Extents.Count - 1];

    /// <param name="extents">The axes, outermost first.</param>
    /// <param name="strides">The strides of each operand along them.</param>
    /// <param name="units">For each operand, the only stride but 0 that a kernel can take along a run; null where it takes any.</param>
    public static IterationSpace Of(IReadOnlyList<int> extents, IReadOnlyList<IReadOnlyList<int>> strides, IReadOnlyList<int>? units = null)
    {
        var operands = Enumerable.Range(0, strides.Count).ToList();
        var merged = new List<(int Extent, int[] Strides)>();
        for (var axis = extents.Count - 1; axis >= 0; axis--)
        {
            var (extent, outer) = (extents[axis], operands.Select(o => strides[o][axis]).ToArray());
            if (merged.Count == 0)
            {
                merged.Add((extent, outer));
                continue;
            }

            var inner = merged[merged.Count - 1];
            if (extent == 1) continue;
            var replaces = inner.Extent == 1 && (merged.Count > 1 || units is null || operands.All(o => outer[o] == 0 || outer[o] == units[o]));
            var continues = operands.All(o => outer[o] == inner.Extent * inner.Strides[o]);
            if (replaces) merged[merged.Count - 1] = (extent, outer);
            else if (continues) merged[merged.Count - 1] = (extent * inner.Extent, inner.Strides);
            else merged.Add((extent, outer));
        }

        if (merged.Count == 0) merged.Add((1, [.. operands.Select(_ => 0)]));
        merged.Reverse();
        return new(
            merged.Select(m => m.Extent).ToEquatableArray(),
            operands.Select(o => merged.Select(m => m.Strides[o]).ToEquatableArray()).ToEquatableArray());
    }

    /// <summary>The extents of a layout's loops: blocks, rows and columns of a map, else the dimensions.</summary>
    public static IReadOnlyList<int> ExtentsOf(Layout layout) =>
        layout.Shape.IsMap ? [layout.Planes, layout.Shape.Height, layout.Shape.Width] : layout.Shape.Dimensions;

    /// <summary>The strides of a layout along its loops.</summary>
    public static IReadOnlyList<int> StridesOf(Layout layout)
    {
        if (layout.Shape.IsMap) return [layout.PlaneStride, layout.RowStride, layout.Block];
        var strides = new int[layout.Shape.Rank];
        for (int axis = strides.Length - 1, stride = 1; axis >= 0; stride *= layout.Shape[axis], axis--) strides[axis] = stride;
        return strides;
    }

    /// <summary>The strides of an operand that is broadcast to a result: 0 along an axis where it has one element and the result more.</summary>
    public static IReadOnlyList<int> Broadcast(Layout operand, TensorShape result)
    {
        if (operand.Shape.Rank != result.Rank) return [.. result.Dimensions.Select(_ => 0)];
        var strides = StridesOf(operand);
        return [.. strides.Select((stride, axis) => operand.Shape[axis] == 1 && result[axis] > 1 ? 0 : stride)];
    }
}
