using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Emission.Pooling;
using NetGenCompiler.Planning.Planar;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Planar;

/// <summary>Writes what makes one number of each window.</summary>
static class PlanarPoolingEmitter
{
    public static void Emit(PlanarPooling kernel, CodeWriter writer)
    {
        var vector = new VectorText(kernel.InstructionSet);
        var epilogue = new TileEpilogue(vector, kernel.Epilogues, vector.Lanes);
        writer.Line($"/// <summary>The {kernel.Reduction.ToString().ToLowerInvariant()} of windows of {kernel.Pixels} pixels, a vector of windows of each channel.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* sums, float* rows, long channels)");
        writer.Open("for (; channels > 0; channels--)");
        for (var pixel = 0; pixel < kernel.Pixels; pixel++)
        {
            writer.Line($"var pixel{pixel} = {vector.Load(Address.Sum("sums", pixel * vector.Lanes))};");
            epilogue.Write(writer, $"pixel{pixel}", 0, pixel, 0);
        }

        var pooled = Enumerable.Range(1, kernel.Pixels - 1).Aggregate("pixel0", (so, pixel) => PoolingKernelEmitter.Combine(kernel.Reduction, kernel.InstructionSet, so, $"pixel{pixel}"));
        writer.Line($"var pooled = {pooled};");
        writer.Line(vector.Store(kernel.Reduction == PoolingReduction.Mean ? $"pooled * {vector.Constant(1f / kernel.Pixels)}" : "pooled", "rows"));
        writer.Line($"sums += {kernel.Pixels * vector.Lanes};").Line($"rows += {vector.Lanes};").Close().Close();
    }
}
