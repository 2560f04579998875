namespace NetGenCompiler.Planning.Winograd;

/// <summary>
/// The transform of a row of tiles of one plane of x: BᵀdB of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016). The numbers of a
/// tile go to slices, one for each of its places.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Output">Rows and columns of the result that a tile makes.</param>
sealed record WinogradInputTile(InstructionSet InstructionSet, int Output) : KernelKey(InstructionSet)
{
    public override string MethodName => $"WinogradInput{Output}";

    public static IReadOnlyList<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Pointer("x"), KernelParameter.Pointer("slices"), KernelParameter.Pointer("down"),
        KernelParameter.Number("tiles"), KernelParameter.Number("inputRow"), KernelParameter.Number("slice"),
    ];
}
