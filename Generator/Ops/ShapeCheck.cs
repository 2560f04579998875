using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The checks that several operators share; each failure names the operator, the argument, expected and found.</summary>
static class ShapeCheck
{
    public static TensorShape Map(Op op, TensorShape x) => x.IsMap
        ? x
        : throw new ShapeException("NG0101", $"{op.Name} needs a channels×height×width map, but its input is {x.ToDisplayString()}");

    public static void Positive(Op op, string argument, int value)
    {
        if (value <= 0) throw new ShapeException("NG0106", $"{op.Name}: {argument} must be positive, not {value}");
    }

    public static void Declared(Op op, string argument, int declared, int actual, TensorShape x)
    {
        if (declared == 0 || declared == actual) return;
        throw new ShapeException("NG0103", $"{op.Name} declares {argument}: {declared}, but its input {x.ToDisplayString()} has {actual}");
    }

    public static void Groups(Op op, int groups, int inChannels, int outChannels)
    {
        Positive(op, "groups", groups);
        if (inChannels % groups == 0 && outChannels % groups == 0) return;
        throw new ShapeException("NG0105", $"{op.Name}: {inChannels} input and {outChannels} output channels must both be divisible by groups: {groups}");
    }

    /// <summary>The number of windows along one axis.</summary>
    public static int SlidingExtent(
        Op op, string axis, TensorShape x, int size, int kernel, int stride, int before, int after, int dilation, bool ceilMode = false)
    {
        Positive(op, "kernel", kernel);
        Positive(op, "stride", stride);
        Positive(op, "dilation", dilation);
        if (before < 0 || after < 0) throw new ShapeException("NG0106", $"{op.Name}: padding must not be negative, but is {before} and {after} along the {axis}");
        var extent = ((long)dilation * (kernel - 1)) + 1;
        var padded = (long)size + before + after;
        if (padded > int.MaxValue || extent > int.MaxValue) throw new ShapeException("NG0114", $"{op.Name}: the padded {axis} or the kernel exceeds {int.MaxValue}");
        if (extent > padded)
        {
            var covers = dilation > 1 ? $"the dilated kernel covers {extent}" : $"the kernel is {kernel}";
            throw new ShapeException("NG0102", $"{op.Name}: {covers}, but the padded {axis} is only {padded} ({size} + {before} + {after}); the input is {x.ToDisplayString()}");
        }

        var room = padded - extent;
        var count = ((ceilMode ? room + stride - 1 : room) / stride) + 1;

        // PyTorch's rule: the last window starts inside the input or the padding before it.
        if (ceilMode && (count - 1) * stride >= size + before) count--;
        return (int)count;
    }
}
