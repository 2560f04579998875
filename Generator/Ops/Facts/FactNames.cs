namespace NetGenCompiler.Ops.Facts;

/// <summary>
/// The names of facts and places among a diagnostic's properties. The value of a place is its index in the additional locations, or
/// <see cref="Primary"/> for the diagnostic's own location; a place in another assembly is left out.
/// </summary>
static class FactNames
{
    /// <summary>Values of the failing layer's arguments that would be right: <see cref="ArgumentChange"/>.</summary>
    public const string Changes = "changes";

    /// <summary>Values of the arguments of the layer at <see cref="Changed"/> that would be right.</summary>
    public const string EarlierChanges = "earlierChanges";

    /// <summary>An argument that is inferred if it is left out.</summary>
    public const string Removable = "removable";

    /// <summary>Operators that make the operand what the layer needs: names separated by blanks, alternatives by <c>|</c>.</summary>
    public const string Insert = "insert";

    /// <summary>Operators that mend the problem if they stand before the operation at <see cref="Before"/>.</summary>
    public const string EarlierInsert = "earlierInsert";

    /// <summary>The name of an operator that does what the one made at <see cref="Replaced"/> is meant to.</summary>
    public const string Replace = "replace";

    /// <summary>Which operand of a sum is the shortcut: <see cref="Left"/> or <see cref="Right"/>.</summary>
    public const string Shortcut = "shortcut";

    /// <summary>The left operand.</summary>
    public const string Left = "left";

    /// <summary>The right operand.</summary>
    public const string Right = "right";

    /// <summary>The channels that a projection has.</summary>
    public const string Channels = "channels";

    /// <summary>The stride that a projection has: <c>2</c>, <c>(2, 1)</c>.</summary>
    public const string Stride = "stride";

    /// <summary>The channels of the convolutions of a branch, the last first, separated by semicolons.</summary>
    public const string BranchChannels = "branchChannels";

    /// <summary>Their strides: <c>1</c>, <c>(2, 1)</c>, separated by semicolons.</summary>
    public const string BranchStrides = "branchStrides";

    /// <summary>Says that a branch has a batch normalisation.</summary>
    public const string Normalized = "normalized";

    /// <summary>Says that a projection has been tried: with one for each object every sum fits, however often it is computed, and so does all that follows.</summary>
    public const string Fits = "fits";

    /// <summary>Says that some objects need another projection than others.</summary>
    public const string Differs = "differs";

    /// <summary>Place: where the layer was made.</summary>
    public const string Created = "created";

    /// <summary>Place: the operation that fails, in whichever class it is.</summary>
    public const string Failed = "failed";

    /// <summary>Place: where the layer was made whose arguments should change; it is not the failing one.</summary>
    public const string Changed = "changed";

    /// <summary>Place: before which operation to insert; it is not the failing one.</summary>
    public const string Before = "before";

    /// <summary>Place: where the layer of that operation was made.</summary>
    public const string BeforeCreated = "beforeCreated";

    /// <summary>Place: where the layer was made that is to be replaced.</summary>
    public const string Replaced = "replaced";

    /// <summary>Places: where the convolutions of a branch were made; a number follows, 0 for the last one.</summary>
    public const string Branch = "branch";

    /// <summary>Says that a place is the diagnostic's own location.</summary>
    public const string Primary = "primary";
}
