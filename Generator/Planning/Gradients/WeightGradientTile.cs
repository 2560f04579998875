namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The register tile of a convolution's gradient of weights: the sums of Taps × Channels weights for Blocks vectors of output channels stay in registers
/// while the pixels of dy go by. Each pixel is Blocks vectors of dy times Taps × Channels numbers of x. The sums are added to what lies there.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Taps">Taps of a kernel row.</param>
/// <param name="TapStep">Floats from a tap to the next; 0 where there is one.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Blocks">Vectors of output channels.</param>
sealed record WeightGradientTile(InstructionSet InstructionSet, int Taps, int TapStep, int Channels, int Blocks) : KernelKey(InstructionSet)
{
    /// <summary>Whether it asks for the pixels of the strip after the one that it is at.</summary>
    public bool FetchesAhead { get; init; }

    public override string MethodName => $"WeightGradient{Taps}x{Channels}x{Blocks}{(Taps > 1 ? $"Step{TapStep}" : "")}{(FetchesAhead ? "Ahead" : "")}";

    public int Products => Taps * Channels * Blocks;

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("dy"), KernelParameter.Pointer("sums"),
        KernelParameter.Number("items"), KernelParameter.Number("inputItem"), KernelParameter.Number("itemStride"), KernelParameter.Number("rows"), KernelParameter.Number("columns"),
        KernelParameter.Number("inputStep"), KernelParameter.Number("inputRow"), KernelParameter.Number("outputRow"),
        .. Blocks > 1 ? [KernelParameter.Number("outputPlane")] : Array.Empty<KernelParameter>(),
        .. Taps > 1 ? [KernelParameter.Number("tapSums")] : Array.Empty<KernelParameter>(),
        .. FetchesAhead ? [KernelParameter.Number("nextInput"), KernelParameter.Number("nextOutput")] : Array.Empty<KernelParameter>(),
    ];

    /// <summary>
    /// Whether sums, a pixel of dy and a broadcast number stay in registers. AVX-512 broadcasts within the product where just one takes it; without FMA the
    /// product needs a register of its own.
    /// </summary>
    public bool Fits => Products + Blocks + (BroadcastsWithinProduct ? 0 : 1) + (InstructionSet.VectorBits == 128 ? 1 : 0) <= InstructionSet.Registers;

    public bool BroadcastsWithinProduct => Blocks == 1 && InstructionSet.VectorBits == 512;
}
