using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Pooling;

/// <summary>Writes a pooling kernel. Four accumulators take turns where the width is not unrolled, so that a global pool does not wait for each addition.</summary>
static class PoolingKernelEmitter
{
    const int Accumulators = 4;

    public static void Emit(PoolingKernel kernel, CodeWriter writer)
    {
        var isMaximum = kernel.Reduction == PoolingReduction.Maximum;
        var (lanes, vector) = (kernel.InstructionSet.Lanes, kernel.InstructionSet.VectorClass);
        writer.Line($"/// <summary>{(isMaximum ? "Maxima" : "Scaled sums")} of neighbouring windows{(kernel.Columns > 0 ? $" {kernel.Columns} wide" : "")}, a block of channels each.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x, long row, long rows, long column, long columns, float* y, long pixels, long stride, float scale)");
        writer.Open($"for (long p = 0; p < pixels; p++, x += stride, y += {lanes})");
        var start = isMaximum ? $"{vector}.Create(float.NegativeInfinity)" : $"{vector}<float>.Zero";
        if (kernel.Columns > 0) Unrolled(kernel, writer, start);
        else Looped(kernel, writer, start);
        writer.Close().Close();
    }

    static void Unrolled(PoolingKernel kernel, CodeWriter writer, string start)
    {
        var vector = kernel.InstructionSet.VectorClass;
        writer.Line($"var a = {start};");
        writer.Line("var line = x;");
        writer.Open("for (long r = 0; r < rows; r++, line += row)");
        for (var k = 0; k < kernel.Columns; k++)
        {
            writer.Line($"a = {Combine(kernel, "a", $"{vector}.Load(line{k switch { 0 => "", 1 => " + column", _ => $" + ({k} * column)" }})")};");
        }

        writer.Close();
        Store(kernel, writer, "a");
    }

    static void Looped(PoolingKernel kernel, CodeWriter writer, string start)
    {
        var vector = kernel.InstructionSet.VectorClass;
        writer.Line($"{kernel.InstructionSet.VectorType} a0 = {start}, a1 = a0, a2 = a0, a3 = a0;");
        writer.Line("var line = x;");
        writer.Open("for (long r = 0; r < rows; r++, line += row)");
        writer.Line("var tap = line;");
        writer.Line("long k = 0;");
        writer.Open($"for (; k <= columns - {Accumulators}; k += {Accumulators}, tap += {Accumulators} * column)");
        for (var i = 0; i < Accumulators; i++)
        {
            writer.Line($"a{i} = {Combine(kernel, $"a{i}", $"{vector}.Load(tap{i switch { 0 => "", 1 => " + column", _ => $" + ({i} * column)" }})")};");
        }

        writer.Close();
        writer.Line($"for (; k < columns; k++, tap += column) a0 = {Combine(kernel, "a0", $"{vector}.Load(tap)")};");
        writer.Close();
        Store(kernel, writer, Combine(kernel, Combine(kernel, "a0", "a1"), Combine(kernel, "a2", "a3")));
    }

    static void Store(PoolingKernel kernel, CodeWriter writer, string value)
    {
        var scaled = kernel.Reduction == PoolingReduction.Mean ? $"({value}) * {kernel.InstructionSet.VectorClass}.Create(scale)" : value;
        writer.Line($"{kernel.InstructionSet.VectorClass}.Store({scaled}, y);");
    }

    static string Combine(PoolingKernel kernel, string left, string right) => Combine(kernel.Reduction, kernel.InstructionSet, left, right);

    /// <summary>Vector.Max lets a NaN through, as PyTorch's maximum does.</summary>
    public static string Combine(PoolingReduction reduction, InstructionSet instructionSet, string left, string right) =>
        reduction == PoolingReduction.Maximum ? $"{instructionSet.VectorClass}.Max({left}, {right})" : $"({left} + {right})";
}
