using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>
/// The transform of a row of tiles of one vector of output channels: AᵀmA of Lavin and Gray (2016), the bias and the epilogues. Of tiles that reach beyond
/// the result only what lies in it is stored.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Output">Rows and columns of the result that a tile makes.</param>
/// <param name="Epilogues">What is applied before the store.</param>
sealed record WinogradOutputTile(InstructionSet InstructionSet, int Output, EquatableArray<EpilogueKey> Epilogues) : KernelKey(InstructionSet)
{
    public override string MethodName => $"WinogradOutput{Output}{string.Concat(Epilogues.Select(e => e.Name))}";

    public override EquatableArray<KernelKey> Uses => VectorHelper.For(InstructionSet, Epilogues);

    public IReadOnlyList<KernelParameter> Parameters =>
    [
        KernelParameter.Pointer("slices"), KernelParameter.Pointer("down"), KernelParameter.Pointer("bias"), KernelParameter.Pointer("y"),
        KernelParameter.Number("height"), KernelParameter.Number("width"), KernelParameter.Number("slice"), KernelParameter.Number("outputRow"),
        .. EpilogueParameters.Of(Epilogues, rows: true, planes: false),
    ];
}
