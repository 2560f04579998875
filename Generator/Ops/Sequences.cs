using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>C×L sequences as maps of height 1.</summary>
static class Sequences
{
    public static TensorShape Check(Op op, TensorShape x) => ShapeCheck.Rank(op, x, 2, 2, "a channels×length sequence");

    /// <summary>C×1×L of C×L.</summary>
    public static TensorShape Map(TensorShape sequence) => sequence with { Dimensions = [sequence[0], 1, sequence[1]] };

    /// <summary>The weights of a kernel as those of a kernel of height 1.</summary>
    public static Weight Kernel(Weight weight)
    {
        var stored = (Weight.Stored)weight;
        return stored with { Shape = TensorShape.Of(stored.Shape[0], stored.Shape[1], 1, stored.Shape[2]) };
    }
}
