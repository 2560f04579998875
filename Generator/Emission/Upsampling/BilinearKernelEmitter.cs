using NetGenCompiler.Planning.Upsampling;

namespace NetGenCompiler.Emission.Upsampling;

/// <summary>Writes the kernel of a row of a bilinear enlargement.</summary>
static class BilinearKernelEmitter
{
    public static void Emit(BilinearKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        var (type, lanes) = (vector.Type, vector.Lanes);
        writer.Line("/// <summary>A row of one block of channels between two rows, and in it each pixel between two.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* upper, float* lower, float share, float* y, int count, int extent, int numerator, int shift, int denominator)");
        writer.Line($"var down = {vector.Broadcast("share")};");
        writer.Open($"for (var i = 0; i < count; i++, y += {lanes})");
        writer.Line("LayerSupport.Between(i, extent, numerator, shift, denominator, out var left, out var right, out var part);");
        writer.Line($"{type} above = {vector.Load(Address.Sum("upper", 0, $"(left * {lanes})"))}, below = {vector.Load(Address.Sum("lower", 0, $"(left * {lanes})"))};");
        writer.Line($"var first = {vector.MultiplyAdd("down", "below - above", "above")};");
        writer.Line($"(above, below) = ({vector.Load(Address.Sum("upper", 0, $"(right * {lanes})"))}, {vector.Load(Address.Sum("lower", 0, $"(right * {lanes})"))});");
        writer.Line($"var second = {vector.MultiplyAdd("down", "below - above", "above")};");
        writer.Line(vector.Store(vector.MultiplyAdd(vector.Broadcast("part"), "second - first", "first"), "y"));
        writer.Close().Close();
    }
}
