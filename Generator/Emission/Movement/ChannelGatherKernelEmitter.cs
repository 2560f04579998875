using NetGenCompiler.Planning.Movement;

namespace NetGenCompiler.Emission.Movement;

/// <summary>Writes the kernel that makes a row of one block from lanes of several.</summary>
static class ChannelGatherKernelEmitter
{
    public static void Emit(ChannelGatherKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        var v = kernel.InstructionSet.VectorClass;
        var sources = Enumerable.Range(0, kernel.Sources).ToList();
        writer.Line($"/// <summary>A row of pixels of one block of channels from lanes of {kernel.Sources}; a negative index takes nothing.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}({string.Join(", ", sources.Select(s => $"float* x{s}"))}, int* lanes, float* y, long pixels)");
        foreach (var s in sources) writer.Line($"var lanes{s} = {v}.Load(lanes{(s == 0 ? "" : $" + {s * vector.Lanes}")});");
        writer.Open("for (long i = 0; i < pixels; i++)");
        writer.Line($"var at = i * {vector.Lanes};");
        writer.Line($"var taken = {string.Join($" | ", sources.Select(s => $"{v}.Shuffle({vector.Load($"x{s} + at")}, lanes{s})"))};");
        writer.Line(vector.Store("taken", Address.Sum("y", 0, "at")));
        writer.Close().Close();
    }
}
