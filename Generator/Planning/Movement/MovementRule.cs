using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Movement;

/// <summary>Operators that move numbers and compute nothing, where placement has not made them free.</summary>
sealed class MovementRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        var stored = context.Stored;
        var isBlocked = context.Node.Output.IsMap && stored.Any(s => s.Kind == LayoutKind.Blocked);
        return context.Node.Op switch
        {
            { Kind: OpKind.View } => View(stored[0], context.Node.Output),
            Concat or Split or Slice or Identity or NoiseLayer or ZeroPad or ChannelShuffle or Upsample { Mode: Interpolation.Nearest } =>
                All(stored, isBlocked ? LayoutKind.Blocked : LayoutKind.Plain),
            Permute or SpaceToDepth or DepthToSpace => All(stored, LayoutKind.Plain),
            _ => null,
        };
    }

    public override Step Plan(PlacedContext context)
    {
        var (node, x, y) = (context.Node, context.Input, context.Result);
        var isBlocked = y.Layout.Kind == LayoutKind.Blocked;
        return node.Op switch
        {
            ChannelShuffle shuffle when isBlocked => Gather(context, [Shuffled(shuffle.Groups, y.Layout.Shape.Channels)]),
            ChannelShuffle shuffle => Copy(context, [Shuffle(shuffle.Groups, x, y)]),
            Concat concat => Join(context, ShapeCheck.Axis(concat, concat.Axis, y.Layout.Shape)),
            Split split => Cut(context, ShapeCheck.Axis(split, split.Axis, x.Layout.Shape), Starts(split.Sizes)),
            Slice slice => Cut(context, slice.Range(x.Layout.Shape).Axis, [slice.Range(x.Layout.Shape).Start]),
            ZeroPad pad => Copy(context, [Pad(x, y, pad.Padding)], pad.Padding),
            Upsample upsample => Copy(context, [Enlarge(upsample.Scale, x, y)]),
            Permute permute => Copy(context, [Transpose(permute.Order, x, y)]),
            SpaceToDepth space => Copy(context, [Squares(space.Block, x.Layout, y.Layout, x, y, toDepth: true)]),
            DepthToSpace depth => Copy(context, [Squares(depth.Block, y.Layout, x.Layout, x, y, toDepth: false)]),
            _ => Copy(context, [Whole(x, y)]),
        };
    }

    static LayoutDemand All(EquatableArray<StoredOperand> stored, LayoutKind kind) => new(stored.Select(_ => new OperandDemand(kind)).ToEquatableArray(), kind);

    // One pixel is the same numbers in blocks and plain, so it stays in its order; other maps have the order of their elements only where plain.
    static LayoutDemand View(StoredOperand stored, TensorShape result)
    {
        var onePixel = IsOnePixel(stored.Shape) && (IsOnePixel(result) || result.Rank == 1);
        return new([new(onePixel ? stored.Kind : LayoutKind.Plain)], onePixel && result.IsMap ? stored.Kind : LayoutKind.Plain);
    }

    static bool IsOnePixel(TensorShape shape) => shape.IsMap && shape.Height * shape.Width == 1;

    static CopyStep Copy(PlacedContext context, IEnumerable<CopyBox> boxes, Padding2 border = default) =>
        new(context.Name, context.Operands, context.Results, boxes.ToEquatableArray(), border, context.Node.Op.Name);

    static ChannelGatherStep Gather(PlacedContext context, IEnumerable<EquatableArray<ChannelSource>> channels) =>
        new(context.Name, context.InstructionSet, context.Operands, context.Results, channels.ToEquatableArray(), context.Node.Op.Name);

    static Step Join(PlacedContext context, int axis)
    {
        var starts = Starts(context.Operands.Select(o => o.Layout.Shape[axis])).ToList();
        if (axis > 0 || starts.All(s => s % context.Result.Layout.Block == 0)) return Copy(context, context.Operands.Zip(starts, (o, s) => LayoutAxes.Join(o, context.Result, axis, s)));
        return Gather(context, [context.Operands.SelectMany((o, i) => Enumerable.Range(0, o.Layout.Shape.Channels).Select(c => new ChannelSource(i, c))).ToEquatableArray()]);
    }

    static Step Cut(PlacedContext context, int axis, IEnumerable<int> starts)
    {
        var parts = context.Results.Zip(starts, (result, start) => (result, start)).ToList();
        if (axis > 0 || parts.All(p => p.start % context.Input.Layout.Block == 0)) return Copy(context, parts.Select(p => LayoutAxes.Cut(context.Input, p.result, axis, p.start)));
        return Gather(context, parts.Select(p => Enumerable.Range(p.start, p.result.Layout.Shape.Channels).Select(c => new ChannelSource(0, c)).ToEquatableArray()));
    }

    static EquatableArray<ChannelSource> Shuffled(int groups, int channels) =>
        Enumerable.Range(0, channels).Select(c => new ChannelSource(0, (c % groups * (channels / groups)) + (c / groups))).ToEquatableArray();

    static CopyBox Shuffle(int groups, Placement x, Placement y)
    {
        var (from, to, size) = (x.Layout, y.Layout, x.Layout.Shape.Channels / groups);
        return CopyBox.Of(
            x, 0, y, 0, [groups, size, from.Shape.Height, from.Shape.Width],
            [size * from.PlaneStride, from.PlaneStride, from.RowStride, 1], [to.PlaneStride, groups * to.PlaneStride, to.RowStride, 1]);
    }

    static CopyBox Pad(Placement x, Placement y, Padding2 padding)
    {
        var (from, to) = (LayoutAxes.Of(x.Layout), LayoutAxes.Of(y.Layout));
        return CopyBox.Of(x, 0, y, (padding.Top * y.Layout.RowStride) + (padding.Left * y.Layout.Block), from.Extents, from.Strides, to.Strides);
    }

    static CopyBox Enlarge(Size2 scale, Placement x, Placement y)
    {
        var (from, to) = (x.Layout, y.Layout);
        return CopyBox.Of(
            x, 0, y, 0, [from.Planes, from.Shape.Height, scale.Height, from.Shape.Width, scale.Width, from.Block],
            [from.PlaneStride, from.RowStride, 0, from.Block, 0, 1],
            [to.PlaneStride, scale.Height * to.RowStride, to.RowStride, scale.Width * to.Block, to.Block, 1]);
    }

    static CopyBox Transpose(EquatableArray<int> order, Placement x, Placement y)
    {
        var (from, to) = (LayoutAxes.Of(x.Layout), LayoutAxes.Of(y.Layout));
        return CopyBox.Of(x, 0, y, 0, to.Extents, [.. order.Select(axis => from.Strides[axis])], to.Strides);
    }

    /// <summary>Squares of pixels and channels. Innermost are the contiguous numbers of the result, around them those of the operand: tiles are transposed.</summary>
    static CopyBox Squares(int block, Layout large, Layout small, Placement x, Placement y, bool toDepth)
    {
        int[] outer = [large.Shape.Channels, small.Shape.Height, block];
        int[] inLarge = [large.PlaneStride, block * large.RowStride, large.RowStride], inSmall = [block * block * small.PlaneStride, small.RowStride, block * small.PlaneStride];
        return toDepth
            ? CopyBox.Of(x, 0, y, 0, [.. outer, block, small.Shape.Width], [.. inLarge, 1, block], [.. inSmall, small.PlaneStride, 1])
            : CopyBox.Of(x, 0, y, 0, [.. outer, small.Shape.Width, block], [.. inSmall, 1, small.PlaneStride], [.. inLarge, block, 1]);
    }

    // All numbers in their order; of one pixel in blocks the lanes.
    static CopyBox Whole(Placement x, Placement y)
    {
        var (from, to) = (LayoutAxes.Of(x.Layout), LayoutAxes.Of(y.Layout));
        if (x.Layout.Shape == y.Layout.Shape && x.Layout.Kind == y.Layout.Kind) return CopyBox.Of(x, 0, y, 0, from.Extents, from.Strides, to.Strides);
        if (x.Layout.Block == 1) return CopyBox.Of(x, 0, y, 0, [(int)x.Layout.Shape.Length], [1], [1]);
        return CopyBox.Of(x, 0, y, 0, [x.Layout.Planes, x.Layout.Block], [x.Layout.PlaneStride, 1], [y.Layout.Block == 1 ? x.Layout.Block : y.Layout.PlaneStride, 1]);
    }

    static IEnumerable<int> Starts(IEnumerable<int> sizes)
    {
        var start = 0;
        foreach (var size in sizes)
        {
            yield return start;
            start += size;
        }
    }
}
