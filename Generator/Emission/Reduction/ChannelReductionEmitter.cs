using NetGenCompiler.Emission.BatchNormalization;
using NetGenCompiler.Planning.Reduction;

namespace NetGenCompiler.Emission.Reduction;

/// <summary>Writes sums over the batch: a thread's unit of work is a vector of channels, so that their order is the same for any number of threads.</summary>
static class ChannelReductionEmitter
{
    public static void Emit(ChannelReductionStep step, StepScope scope)
    {
        var (rows, columns) = BatchReductionLoops.Extent(step.Sources[0].Layout);
        BatchReductionLoops.Open(scope, step.Sources[0].Layout);
        var sources = step.Sources.Select(s => BatchReductionLoops.Pixels(scope, s));
        var numbers = new[] { rows, columns }.Concat(step.Sources.Select(BatchReductionLoops.RowStride)).Select(n => CodeWriter.Literal(n));
        scope.Writer.Line($"{scope.Kernel(step.Kernel)}({string.Join(", ", [.. sources, BatchReductionLoops.Channels(scope, step.Target), "items", "itemStride", .. numbers])});").Close();
    }

    public static void Emit(ChannelReductionKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        writer.Line($"/// <summary>{(kernel.IsProduct ? "Products of two values" : "A value")}, summed over items and pixels for a vector of channels.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x{(kernel.IsProduct ? ", float* other" : "")}, float* y, nint items, nint itemStride, nint rows, nint columns, nint rowStride{(kernel.IsProduct ? ", nint otherRowStride" : "")})");
        writer.Line($"var sum = {vector.Zero};");
        writer.Open("for (nint item = 0; item < items; item++)");
        writer.Open("for (nint row = 0; row < rows; row++)");
        writer.Line("var pixel = x + (item * itemStride) + (row * rowStride);");
        if (kernel.IsProduct) writer.Line("var otherPixel = other + (item * itemStride) + (row * otherRowStride);");
        writer.Line($"{vector.Type} even = {vector.Zero}, odd = {vector.Zero};");
        writer.Line("nint column = columns;");
        writer.Open("for (; column >= 2; column -= 2)");
        writer.Line($"even = {Next("even", "")};").Line($"odd = {Next("odd", $" + {vector.Lanes}")};");
        writer.Line($"pixel += {2 * vector.Lanes};");
        if (kernel.IsProduct) writer.Line($"otherPixel += {2 * vector.Lanes};");
        writer.Close();
        writer.Line($"if (column > 0) even = {Next("even", "")};");
        writer.Line("sum += even + odd;").Close().Close();
        writer.Line(vector.Store("sum", "y")).Close();

        string Next(string accumulator, string offset) => kernel.IsProduct
            ? vector.MultiplyAdd(vector.Load($"pixel{offset}"), vector.Load($"otherPixel{offset}"), accumulator)
            : $"{accumulator} + {vector.Load($"pixel{offset}")}";
    }
}
