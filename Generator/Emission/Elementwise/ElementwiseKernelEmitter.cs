using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Writes an elementwise kernel: load, apply the chain, store.</summary>
static class ElementwiseKernelEmitter
{
    public static void Emit(ElementwiseKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        ChainEmitter chain = new(kernel.InstructionSet, kernel.Chain);
        writer.Line($"/// <summary>{string.Join(", ", kernel.Chain.Select(c => c.Key.Name))} along a run of {(kernel.Tail == RunTail.Whole ? "vectors" : "numbers")}.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}({string.Join(", ", chain.Parameters.Select(p => $"float* {p}").Prepend("float* x, float* y, long count"))})");
        chain.EmitHeld(writer);
        if (kernel.Tail == RunTail.Short)
        {
            writer.Line($"var v = {chain.Load(kernel.Source, "x", "", "count")};");
            chain.EmitApply(writer, "v", "", "", "count");
            writer.Line("LayerSupport.StorePart(v, y, count);").Close();
            return;
        }

        var isWhole = kernel.Tail == RunTail.Whole;
        writer.Open(isWhole ? "for (long i = 0; i < count; i++)" : $"for (long i = 0; i < count; i += {vector.Lanes})");
        writer.Line(isWhole ? $"var at = i * {vector.Lanes};" : $"var at = Math.Min(i, count - {vector.Lanes});");
        writer.Line($"var v = {chain.Load(kernel.Source, "x", kernel.Source switch { RunAccess.Vectors => "at", RunAccess.Numbers => "i", _ => "" })};");
        chain.EmitApply(writer, "v", "at", "i");
        writer.Line(vector.Store("v", Address.Sum("y", 0, "at")));
        writer.Close().Close();
    }
}
