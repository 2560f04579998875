using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Volumes;

/// <summary>C×D×H×W volumes as maps: the rows of one slice after the other, C×(D·H)×W.</summary>
static class VolumeMap
{
    public static TensorShape Check(Op op, TensorShape x) => ShapeCheck.Rank(op, x, 4, 4, "a channels×depth×height×width volume");

    /// <summary>C×(D·H)×W of C×D×H×W.</summary>
    public static TensorShape Of(TensorShape volume) => volume with { Dimensions = [volume[0], volume[1] * volume[2], volume[3]] };

    /// <summary>C×D×H×W of a map with the rows of so many slices.</summary>
    public static TensorShape VolumeOf(TensorShape map, int depth) => map with { Dimensions = [map.Channels, depth, map.Height / depth, map.Width] };

    /// <summary>A map whose rows are those of slices.</summary>
    public static TensorShape CheckMap(Op op, TensorShape x, int depth)
    {
        ShapeCheck.Positive(op, "depth", depth);
        ShapeCheck.Divisible(op, "the height", ShapeCheck.Map(op, x).Height, "depth", depth, x);
        return x;
    }

    /// <summary>The gradient of an operand, by a rule for maps of the operand and of the result's gradient.</summary>
    public static Value Gradient(BackwardContext context, Func<Value, Value, Value> ofMaps)
    {
        var x = context.OperandShape(0);
        return context.Apply(new Reshape(x.Dimensions), [ofMaps(ToMap(context, context.Operands[0]), ToMap(context, context.Gradient))]);
    }

    public static Value ToMap(BackwardContext context, Value volume) => context.Apply(new Reshape(Of(context.ShapeOf(volume)).Dimensions), [volume]);
}
