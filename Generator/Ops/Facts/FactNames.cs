namespace NetGenCompiler.Ops.Facts;

/// <summary>
/// The names of facts and places among a diagnostic's properties. The value of a place is its index in the additional locations, or
/// <see cref="Primary"/> for the diagnostic's own location; a place in another assembly is left out.
/// </summary>
static class FactNames
{
    /// <summary>Values of the layer's arguments that would be right: <see cref="ArgumentChange"/>.</summary>
    public const string Changes = "changes";

    /// <summary>An argument that is inferred if it is left out.</summary>
    public const string Removable = "removable";

    /// <summary>Operators that make the operand what the layer needs: names separated by blanks, alternatives by <c>|</c>.</summary>
    public const string Insert = "insert";

    /// <summary>Place: where the layer was made.</summary>
    public const string Created = "created";

    /// <summary>Place: the operation that fails, in whichever class it is.</summary>
    public const string Failed = "failed";

    /// <summary>Says that a place is the diagnostic's own location.</summary>
    public const string Primary = "primary";
}
