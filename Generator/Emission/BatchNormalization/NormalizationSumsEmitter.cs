using NetGenCompiler.Planning.BatchNormalization;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>Writes dγ and dβ of a batch normalisation: both sums in one sweep.</summary>
static class NormalizationSumsEmitter
{
    public static void Emit(NormalizationSumsStep step, StepScope scope)
    {
        var (dy, x) = (step.Operands[0], step.Operands[1]);
        var (rows, columns) = BatchReductionLoops.Extent(x.Layout);
        BatchReductionLoops.Open(scope, x.Layout);
        IEnumerable<Address> arguments =
        [
            BatchReductionLoops.Pixels(scope, dy), BatchReductionLoops.Pixels(scope, x),
            .. step.Operands.Skip(2).Concat(step.Results).Select(p => BatchReductionLoops.Channels(scope, p)),
            BatchReductionLoops.Items(step), .. new[] { rows, columns, BatchReductionLoops.RowStride(dy), BatchReductionLoops.RowStride(x) }.Select(n => CodeWriter.Literal(n)),
            CodeWriter.Literal(step.Epsilon),
        ];
        scope.Writer.Line($"{scope.Kernel(step.Kernel)}({string.Join(", ", arguments)});").Close();
    }

    public static void Emit(NormalizationSumsKernel kernel, CodeWriter writer)
    {
        VectorText vector = new(kernel.InstructionSet);
        writer.Line("/// <summary>dγ = Σ dy·(x − μ)/√(σ² + ε) and dβ = Σ dy of a vector of channels over items and pixels.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* dy, float* x, float* mean, float* variance, float* scaleGradient, float* offsetGradient, long items, long itemStride, long rows, long columns, long dyRowStride, long xRowStride, float epsilon)");
        writer.Line($"var centre = {vector.Load("mean")};");
        DoubleSum products = new(vector, "products"), gradients = new(vector, "gradients");
        products.EmitDeclare(writer);
        gradients.EmitDeclare(writer);
        writer.Open("for (long item = 0; item < items; item++)");
        writer.Open("for (long row = 0; row < rows; row++)");
        writer.Line("var pixel = x + (item * itemStride) + (row * xRowStride);");
        writer.Line("var gradientPixel = dy + (item * itemStride) + (row * dyRowStride);");
        writer.Line($"{vector.Type} rowProducts = {vector.Zero}, rowGradients = {vector.Zero};");
        writer.Open("for (long column = columns; column > 0; column--)");
        writer.Line($"var gradient = {vector.Load("gradientPixel")};");
        writer.Line($"rowProducts = {vector.MultiplyAdd("gradient", $"{vector.Load("pixel")} - centre", "rowProducts")};");
        writer.Line("rowGradients += gradient;");
        writer.Line($"pixel += {vector.Lanes};").Line($"gradientPixel += {vector.Lanes};").Close();
        products.EmitAdd(writer, "rowProducts");
        gradients.EmitAdd(writer, "rowGradients");
        writer.Close().Close();
        writer.Line(vector.Store(vector.Narrow(Scaled(products.Lower, vector.WidenLower(vector.Load("variance"))), Scaled(products.Upper, vector.WidenUpper(vector.Load("variance")))), "scaleGradient"));
        writer.Line(vector.Store(vector.Narrow(gradients.Lower, gradients.Upper), "offsetGradient")).Close();

        string Scaled(string sum, string variance) => $"{sum} / {kernel.InstructionSet.VectorClass}.Sqrt({variance} + {vector.BroadcastDouble("epsilon")})";
    }
}
