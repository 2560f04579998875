using NetGenCompiler.Planning.Reduction;

namespace NetGenCompiler.Emission.Reduction;

/// <summary>Writes sums over the batch: a thread's unit of work is a vector of channels, so that their order is the same for any number of threads.</summary>
static class ChannelReductionEmitter
{
    public static void Emit(ChannelReductionStep step, StepScope scope)
    {
        var (writer, lanes) = (scope.Writer, scope.InstructionSet.Lanes);
        var groups = (step.Channels + lanes - 1) / lanes;
        scope.Share(groups);
        writer.Open("for (var block = from; block < to; block++)");
        if (step.Rest > 0)
        {
            writer.Line($"if (block < {CodeWriter.Literal(groups - 1)}) {Call(step, scope, step.Kernel)}");
            writer.Line($"else {Call(step, scope, step.Kernel with { IsPart = true })}");
        }
        else
        {
            writer.Line(Call(step, scope, step.Kernel));
        }

        writer.Close();
    }

    static string Call(ChannelReductionStep step, StepScope scope, ChannelReductionKernel kernel)
    {
        var sources = step.Sources.Select(s => Address.Sum(scope.Origin(s), 0, Address.Stride("block", step.GroupStride(s))));
        var numbers = new[] { step.Rows, step.Columns }.Concat(step.Sources.Select(step.RowStride)).Concat(kernel.IsPart ? [step.Rest] : []).Select(n => CodeWriter.Literal(n));
        var target = Address.Sum(scope.Start(step.Target), 0, Address.Stride("block", scope.InstructionSet.Lanes));
        return $"{scope.Kernel(kernel)}({string.Join(", ", [.. sources, target, "items", "itemStride", .. numbers])});";
    }

    public static void Emit(ChannelReductionKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        writer.Line($"/// <summary>{(kernel.IsProduct ? "Products of two values" : "A value")}, summed over items and pixels for {(kernel.IsPart ? "a part of " : "")}a vector of channels.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* x{(kernel.IsProduct ? ", float* other" : "")}, float* y, long items, long itemStride, long rows, long columns, long rowStride{(kernel.IsProduct ? ", long otherRowStride" : "")}{(kernel.IsPart ? ", long width" : "")})");
        DoubleSum sum = new(vector, "sum");
        sum.EmitDeclare(writer);
        writer.Open("for (long item = 0; item < items; item++)");
        writer.Open("for (long row = 0; row < rows; row++)");
        writer.Line("var pixel = x + (item * itemStride) + (row * rowStride);");
        if (kernel.IsProduct) writer.Line("var otherPixel = other + (item * itemStride) + (row * otherRowStride);");
        if (kernel.IsPart) writer.Line($"var sumOfRow = {Next(vector.Zero, "")};");
        else EmitPixels();
        sum.EmitAdd(writer, "sumOfRow");
        writer.Close().Close();
        writer.Line(vector.Store(vector.Narrow(sum.Lower, sum.Upper), "y")).Close();

        void EmitPixels()
        {
            writer.Line($"{vector.Type} even = {vector.Zero}, odd = {vector.Zero};");
            writer.Line("long column = columns;");
            writer.Open("for (; column >= 2; column -= 2)");
            writer.Line($"even = {Next("even", "")};").Line($"odd = {Next("odd", $" + {vector.Lanes}")};");
            writer.Line($"pixel += {2 * vector.Lanes};");
            if (kernel.IsProduct) writer.Line($"otherPixel += {2 * vector.Lanes};");
            writer.Close();
            writer.Line($"if (column > 0) even = {Next("even", "")};");
            writer.Line("var sumOfRow = even + odd;");
        }

        string Next(string accumulator, string offset) => kernel.Term switch
        {
            ReductionTerm.Value => $"{accumulator} + {Load($"pixel{offset}")}",
            ReductionTerm.Product => vector.MultiplyAdd(Load($"pixel{offset}"), Load($"otherPixel{offset}"), accumulator),
            _ => vector.MultiplyAdd(Load($"pixel{offset}"), vector.Min(vector.Zero, Load($"otherPixel{offset}")), accumulator),
        };

        string Load(string address) => kernel.IsPart ? $"LayerSupport.LoadPart<{vector.Type}>({address}, width)" : vector.Load(address);
    }
}
