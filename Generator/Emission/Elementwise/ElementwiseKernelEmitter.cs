using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Writes an elementwise kernel: load, apply the chain, store.</summary>
static class ElementwiseKernelEmitter
{
    public static void Emit(ElementwiseKernel kernel, CodeWriter writer)
    {
        var vector = kernel.InstructionSet.VectorClass;
        writer.Line($"/// <summary>{string.Join(", ", kernel.Chain.Select(c => c.Name))} over a run of vectors.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x, float* y, nint vectors)");
        writer.Open("for (nint i = 0; i < vectors; i++)");
        writer.Line($"var v = {vector}.Load(x + (i * {kernel.InstructionSet.Lanes}));");
        foreach (var item in kernel.Chain) writer.Line($"v = {VectorFunction.Of(item.Op, "v", kernel.InstructionSet)};");
        writer.Line($"{vector}.Store(v, y + (i * {kernel.InstructionSet.Lanes}));");
        writer.Close().Close();
    }
}
