using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Ops;

/// <summary>The checks that several operators share; each failure names the operator, the argument, expected and found.</summary>
static class ShapeCheck
{
    public static TensorShape Map(Op op, TensorShape x) => x.IsMap
        ? x
        : throw new ShapeException(ShapeProblem.Rank, $"{op.Name} needs a channels×height×width map, but its input is {x.ToDisplayString()}");

    /// <summary>An operand of least to most dimensions, which the message describes.</summary>
    public static TensorShape Rank(Op op, TensorShape x, int least, int most, string description) => x.Rank >= least && x.Rank <= most
        ? x
        : throw new ShapeException(ShapeProblem.Rank, $"{op.Name} needs {description}, but its input is {x.ToDisplayString()}");

    public static void Positive(Op op, string argument, int value)
    {
        if (value <= 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be positive, not {value}");
    }

    public static void Positive(Op op, string argument, float value)
    {
        if (!(value > 0) || float.IsInfinity(value)) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be positive and finite, not {Text(value)}");
    }

    public static void Positive(Op op, string argument, Size2 size)
    {
        if (size.Height <= 0 || size.Width <= 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be positive, not {size}");
    }

    public static void Positive(Op op, string argument, Size3 size)
    {
        if (size.Depth <= 0 || size.Height <= 0 || size.Width <= 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be positive, not {size}");
    }

    public static void NotNegative(Op op, string argument, Padding2 padding)
    {
        if (padding.Top >= 0 && padding.Bottom >= 0 && padding.Left >= 0 && padding.Right >= 0) return;
        throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must not be negative, but is {padding} (top, bottom, left, right)");
    }

    public static void Finite(Op op, string argument, float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value)) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be a finite number, not {Text(value)}");
    }

    public static void Between(Op op, string argument, float value, float least, float most)
    {
        if (value >= least && value <= most) return;
        throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: {argument} must be from {Text(least)} to {Text(most)}, not {Text(value)}");
    }

    /// <summary>The axis from 0; a negative one counts from the end.</summary>
    public static int Axis(Op op, int axis, TensorShape x)
    {
        if (axis >= -x.Rank && axis < x.Rank) return axis < 0 ? axis + x.Rank : axis;
        var range = x.Rank == 0 ? "has no axes" : $"has axes {-x.Rank} to {x.Rank - 1}";
        throw new ShapeException(ShapeProblem.AxisRange, $"{op.Name}: there is no axis {axis}; its input {x.ToDisplayString()} {range} (the batch does not count)");
    }

    public static void Declared(Op op, string argument, int declared, int actual, TensorShape x, string hint = "")
    {
        if (declared == 0 || declared == actual) return;
        throw new ShapeException(
            ShapeProblem.DeclaredSize, $"{op.Name} declares {argument}: {declared}, but its input {x.ToDisplayString()} has {actual}{hint}",
            [ArgumentChange.Fact([Change(argument, actual)]), new(FactNames.Removable, argument)]);
    }

    public static void Groups(Op op, int groups, int inChannels, int outChannels)
    {
        Positive(op, "groups", groups);
        if (inChannels % groups == 0 && outChannels % groups == 0) return;
        throw new ShapeException(
            ShapeProblem.Indivisible, $"{op.Name}: {inChannels} input and {outChannels} output channels must both be divisible by groups: {groups}", [GroupChanges(groups, inChannels, outChannels)]);
    }

    public static void Divisible(Op op, string what, int size, string argument, int divisor, TensorShape x)
    {
        if (size % divisor == 0) return;
        throw new ShapeException(
            ShapeProblem.Indivisible, $"{op.Name}: {what} {size} of the input {x.ToDisplayString()} must be divisible by {argument}: {divisor}",
            argument == "groups" ? [ArgumentChange.Fact(Divisors(size, divisor).Select(d => new[] { Change(argument, d) }))] : []);
    }

    /// <summary>An operand whose statistics are taken over several elements: of one there is no variance.</summary>
    public static TensorShape SeveralOf(Op op, TensorShape x, long count, string what) => count > 1
        ? x
        : throw new ShapeException(ShapeProblem.Statistics, $"{op.Name} takes the variance of {what}, but each has one element; the input is {x.ToDisplayString()}");

    /// <summary>A size that was computed without overflow, as an int.</summary>
    public static int Extent(Op op, string what, long size) => size <= int.MaxValue
        ? (int)size
        : throw new ShapeException(ShapeProblem.Overflow, $"{op.Name}: {what} {size} exceeds {int.MaxValue}");

    /// <summary>The number of windows along one axis.</summary>
    public static int SlidingExtent(
        Op op, string axis, TensorShape x, int size, int kernel, int stride, int before, int after, int dilation, bool ceilMode = false)
    {
        Positive(op, "kernel", kernel);
        Positive(op, "stride", stride);
        Positive(op, "dilation", dilation);
        if (before < 0 || after < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: padding must not be negative, but is {before} and {after} along the {axis}");
        var extent = (long)Extent(op, $"the dilated kernel's {axis}", ((long)dilation * (kernel - 1)) + 1);
        var padded = (long)Extent(op, $"the padded {axis}", (long)size + before + after);
        if (extent > padded)
        {
            var covers = dilation > 1 ? $"the dilated kernel covers {extent}" : $"the kernel is {kernel}";
            throw new ShapeException(ShapeProblem.WindowExceedsMap, $"{op.Name}: {covers}, but the padded {axis} is only {padded} ({size} + {before} + {after}); the input is {x.ToDisplayString()}");
        }

        var room = padded - extent;
        var count = ((ceilMode ? room + stride - 1 : room) / stride) + 1;

        // PyTorch's rule: the last window starts inside the input or the padding before it.
        if (ceilMode && (count - 1) * stride >= (long)size + before) count--;
        return (int)count;
    }

    /// <summary>The numbers of windows along the depth, the height and the width of a volume.</summary>
    public static int[] SlidingExtents(Op op, TensorShape x, Size3 kernel, Size3 stride, Size3 padding, Size3 dilation, bool ceilMode = false) =>
    [
        SlidingExtent(op, "depth", x, x[1], kernel.Depth, stride.Depth, padding.Depth, padding.Depth, dilation.Depth, ceilMode),
        SlidingExtent(op, "height", x, x[2], kernel.Height, stride.Height, padding.Height, padding.Height, dilation.Height, ceilMode),
        SlidingExtent(op, "width", x, x[3], kernel.Width, stride.Width, padding.Width, padding.Width, dilation.Width, ceilMode),
    ];

    /// <summary>The nearest groups that divide all channels and, where only the output's are wrong, the nearest of these.</summary>
    static Fact GroupChanges(int groups, int inChannels, int outChannels)
    {
        var changes = Divisors(Gcd(inChannels, outChannels), groups).Select(g => Change("groups", g)).ToList();
        if (inChannels % groups == 0)
        {
            var below = outChannels / groups * groups;
            if (below > 0) changes.Add(Change("outChannels", below));
            if (below <= int.MaxValue - groups) changes.Add(Change("outChannels", below + groups));
        }

        return ArgumentChange.Fact(changes.Select(c => new[] { c }));
    }

    /// <summary>The divisors of a number that are nearest to another, which is none: one below, one above where there is.</summary>
    static IEnumerable<int> Divisors(int number, int near)
    {
        var (below, above) = (1, number);
        for (var small = 1; small <= number / small; small++)
        {
            if (number % small != 0) continue;
            foreach (var divisor in new[] { small, number / small })
            {
                if (divisor < near) below = Math.Max(below, divisor);
                else above = Math.Min(above, divisor);
            }
        }

        return above > near ? [below, above] : [below];
    }

    static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    static ArgumentChange Change(string argument, int value) => new(argument, value.ToString(CultureInfo.InvariantCulture));

    static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
