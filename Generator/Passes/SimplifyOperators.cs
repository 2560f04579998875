using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// Writes each computation in one way, so that the planner meets no synonyms: axes count from the front, equal parts are a split, a pooling of
/// the whole map is a global one, an adaptive pooling whose windows are all alike an ordinary one.
/// </summary>
static class SimplifyOperators
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
        node.Inputs.Count == 0 ? node : node with { Op = Simplify(node.Op, rewriter.ShapeOf(node.Inputs[0]), node.Outputs) });

    static Op Simplify(Op op, TensorShape x, EquatableArray<TensorShape> results) => op switch
    {
        DropConnect connect => connect.Linear,
        Chunk => new Split(0, results.Select(r => r[0]).ToEquatableArray()),
        Split split => split with { Axis = FromFront(split.Axis, x) },
        Concat concat => concat with { Axis = FromFront(concat.Axis, x) },
        Softmax softmax => softmax with { Axis = FromFront(softmax.Axis, x) },
        LogSoftmax softmax => softmax with { Axis = FromFront(softmax.Axis, x) },
        L2Normalize normalize => normalize with { Axis = FromFront(normalize.Axis, x) },
        Mean mean => mean with { Axis = FromFront(mean.Axis, x) },
        Max max => max with { Axis = FromFront(max.Axis, x) },
        Slice slice => Normal(slice, x),
        Permute permute => new Permute(permute.Order),
        Swish { Beta: 1 } => new SiLU(),
        Reshape or Flatten => View(results[0]),
        AdaptivePooling or Pooling => SimplifyPooling(op, x, results[0]),
        _ => op,
    };

    /// <summary>The one way to write a view: by the dimensions of its result.</summary>
    internal static Op View(TensorShape result) => result.Rank == 1 ? new Flatten() : new Reshape(result.Dimensions);

    static Slice Normal(Slice slice, TensorShape x)
    {
        var (axis, start, end) = slice.Range(x);
        return new(axis, start, end);
    }

    static Op SimplifyPooling(Op op, TensorShape x, TensorShape result)
    {
        var isGlobal = result is { Height: 1, Width: 1 };
        var map = new Size2(x.Height, x.Width);
        var even = new Size2(x.Height / result.Height, x.Width / result.Width);
        var isEven = x.Height % result.Height == 0 && x.Width % result.Width == 0;
        return op switch
        {
            AdaptiveAvgPool2d when isGlobal => new GlobalAvgPool(),
            AdaptiveMaxPool2d when isGlobal => new GlobalMaxPool(),
            AdaptiveAvgPool2d when isEven => new AvgPool2d(even),
            AdaptiveMaxPool2d when isEven => new MaxPool2d(even),
            AvgPool2d pool when isGlobal && pool.Kernel == map && pool.Padding == default => new GlobalAvgPool(),
            MaxPool2d pool when isGlobal && pool.Kernel == map && pool.Padding == default && pool.Dilation is null or { Height: 1, Width: 1 } => new GlobalMaxPool(),
            _ => op,
        };
    }

    static int FromFront(int axis, TensorShape x) => axis < 0 ? axis + x.Rank : axis;
}
