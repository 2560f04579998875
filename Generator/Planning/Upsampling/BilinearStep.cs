namespace NetGenCompiler.Planning.Upsampling;

/// <summary>A map in blocks, enlarged linearly in both directions.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The operand.</param>
/// <param name="Target">The result.</param>
/// <param name="Vertical">The rows.</param>
/// <param name="Horizontal">The columns.</param>
sealed record BilinearStep(
    string Name, InstructionSet InstructionSet, Placement Source, Placement Target, BilinearAxis Vertical, BilinearAxis Horizontal) : Step(Name, [Source], [Target])
{
    public override string Algorithm => $"bilinear to {Vertical.Count}×{Horizontal.Count}";

    public BilinearKernel Kernel => new(InstructionSet);
}
