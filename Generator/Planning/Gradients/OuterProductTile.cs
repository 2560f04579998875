namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The register tile of a linear layer's gradient of weights: the sums of Rows outputs times Vectors vectors of inputs stay in registers while the rows
/// of all items go by.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Rows">Outputs of the layer, rows of the gradient.</param>
/// <param name="Vectors">Vectors of inputs.</param>
/// <param name="IsPart">Whether it is less than one vector across.</param>
sealed record OuterProductTile(InstructionSet InstructionSet, int Rows, int Vectors, bool IsPart) : KernelKey(InstructionSet)
{
    /// <summary>Vectors of the widest tile.</summary>
    public const int MostVectors = 2;

    public override string MethodName => $"OuterProduct{Rows}x{(IsPart ? "Part" : Vectors.ToString(System.Globalization.CultureInfo.InvariantCulture))}";

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("dy"), KernelParameter.Pointer("dw"), KernelParameter.Number("items"), KernelParameter.Number("itemStride"),
        KernelParameter.Number("rows"), KernelParameter.Number("inputs"), KernelParameter.Number("outputs"),
        .. IsPart ? [KernelParameter.Number("width")] : Array.Empty<KernelParameter>(),
    ];

    /// <summary>The most rows whose sums, two vectors wide, stay in registers beside what they read.</summary>
    public static int MostRows(InstructionSet instructionSet) => instructionSet.Registers == 32 ? 12 : 6;
}
