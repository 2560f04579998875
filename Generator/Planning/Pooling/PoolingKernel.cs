namespace NetGenCompiler.Planning.Pooling;

/// <summary>
/// Pools neighbouring windows of a row, a block of channels at a time:
/// <c>(float* x, long row, long rows, long column, long columns, float* y, long pixels, long stride, float scale)</c>, of each window the taps of
/// <c>rows</c> × <c>columns</c> at the given distances.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Reduction">Maximum, or sum times scale.</param>
/// <param name="Columns">Taps in a row, unrolled; 0 where it is an argument.</param>
sealed record PoolingKernel(InstructionSet InstructionSet, PoolingReduction Reduction, int Columns) : KernelKey(InstructionSet)
{
    /// <summary>Windows wider than this are looped over.</summary>
    public const int UnrolledColumns = 7;

    public override string MethodName => $"Pool{Reduction}{(Columns == 0 ? "" : $"{Columns}Wide")}";

    public static PoolingKernel For(InstructionSet instructionSet, PoolingReduction reduction, WindowRun run) =>
        new(instructionSet, reduction, run.Count > 1 && run.Window.Taps <= UnrolledColumns ? run.Window.Taps : 0);
}
