namespace NetGenCompiler.Planning.Elementwise;

/// <summary>An operator of a chain, and how the kernel reads its operand or its constants along a run.</summary>
/// <param name="Key">The operator.</param>
/// <param name="Access">How its operand or constants are read; has no meaning where it has neither.</param>
sealed record ElementwiseLink(EpilogueKey Key, RunAccess Access)
{
    /// <summary>How many operands or vectors of constants it reads.</summary>
    public int Arguments => Key.Operand == EpilogueOperand.None ? 0 : Math.Max(1, Key.Constants);

    public string Name => Key.Name + (Arguments == 0 || Access == RunAccess.Vectors ? "" : $"Per{Access}");

    /// <summary>The reading of an operand along a row of pixels in blocks, or along a vector that is stored plain.</summary>
    public static ElementwiseLink AlongRow(EpilogueKey key, LayoutKind layout) => new(key, key.Operand switch
    {
        EpilogueOperand.Scalar => RunAccess.Number,
        EpilogueOperand.Pixel when layout == LayoutKind.Blocked => RunAccess.Numbers,
        EpilogueOperand.Channel or EpilogueOperand.Constants when layout == LayoutKind.Blocked => RunAccess.Vector,
        _ => RunAccess.Vectors,
    });
}
