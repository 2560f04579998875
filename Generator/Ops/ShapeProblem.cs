namespace NetGenCompiler.Ops;

/// <summary>The diagnostics of shapes: one id for each kind of mistake, whichever operator finds it.</summary>
static class ShapeProblem
{
    /// <summary>An operand has the wrong number of dimensions: a map is needed, or a vector.</summary>
    public const string Rank = "NG0101";

    /// <summary>A window is larger than the padded map.</summary>
    public const string WindowExceedsMap = "NG0102";

    /// <summary>A declared number of channels or features differs from the operand's.</summary>
    public const string DeclaredSize = "NG0103";

    /// <summary>A layer is used again with an operand that its weights do not fit.</summary>
    public const string SharedWeights = "NG0104";

    /// <summary>A size is not divisible by the number of groups, parts or the side of a block.</summary>
    public const string Indivisible = "NG0105";

    /// <summary>An argument has a value that it cannot have, whatever the operand.</summary>
    public const string ArgumentRange = "NG0106";

    /// <summary>The operand has no such axis.</summary>
    public const string AxisRange = "NG0107";

    /// <summary>The padding of a pooling is over half its window.</summary>
    public const string PaddingExceedsWindow = "NG0108";

    /// <summary>The axes of a permutation are not each of the operand's once.</summary>
    public const string Permutation = "NG0109";

    /// <summary>The operands of an elementwise operator can not be broadcast to one shape.</summary>
    public const string Broadcast = "NG0110";

    /// <summary>Joined operands differ in another dimension than the joined one, or there are none.</summary>
    public const string Concatenation = "NG0111";

    /// <summary>The new dimensions hold another number of elements.</summary>
    public const string ElementCount = "NG0112";

    /// <summary>A slice or the parts of a split lie outside the operand.</summary>
    public const string SliceRange = "NG0113";

    /// <summary>A size exceeds what an int holds.</summary>
    public const string Overflow = "NG0114";

    /// <summary>The inner or leading dimensions of a matrix product differ.</summary>
    public const string MatrixProduct = "NG0115";

    /// <summary>Statistics are taken over a single element.</summary>
    public const string Statistics = "NG0116";
}
