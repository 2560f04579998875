using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for each of size evenly spread windows: window i of n spans pixels ⌊i·extent/n⌋ to ⌈(i + 1)·extent/n⌉ (exclusive), as in PyTorch.</summary>
abstract record AdaptivePooling(Size2 Size) : Op
{
    /// <summary>Where window i of count starts and ends (exclusive) along an axis of the given extent.</summary>
    public static (int Start, int End) Bounds(int i, int extent, int count) =>
        ((int)((long)i * extent / count), (int)((((long)(i + 1) * extent) + count - 1) / count));

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Map(this, inputs[0]);
        ShapeCheck.Positive(this, "size", Size);
        return [TensorShape.Of(x.Channels, Size.Height, Size.Width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        inputs[0].Channels * Taps(inputs[0].Height, Size.Height) * Taps(inputs[0].Width, Size.Width);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Size is { Height: 1, Width: 1 }
        ? Window.Global
        : new(Along(inputs[0].Height, Size.Height), Along(inputs[0].Width, Size.Width));

    /// <summary>The pixels of all windows along an axis.</summary>
    public static long Taps(int extent, int count) => Windows(extent, count).Sum(w => (long)w.End - w.Start);

    /// <summary>What the windows along an axis see.</summary>
    public static AxisWindow Along(int extent, int count)
    {
        if (extent % count == 0) return AxisWindow.Sliding(extent / count, extent / count, 1, 0);
        var bounds = Windows(extent, count).Select((w, i) => (First: ((long)w.Start * count) - ((long)i * extent), Last: ((w.End - 1L) * count) - ((long)i * extent))).ToList();
        return new(extent, count, (int)bounds.Min(b => b.First), (int)bounds.Max(b => b.Last));
    }

    static IEnumerable<(int Start, int End)> Windows(int extent, int count) => Enumerable.Range(0, count).Select(i => Bounds(i, extent, count));
}
