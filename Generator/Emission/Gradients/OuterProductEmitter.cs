using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>Writes gradients of linear layers' weights. A thread's unit of work is a tile of outputs, over all items.</summary>
static class OuterProductEmitter
{
    public static void Emit(OuterProductStep step, StepScope scope)
    {
        var (writer, size) = (scope.Writer, step.RowTiles[0].Size);
        scope.ClearHalo(step.Target);
        scope.Share(step.RowTiles.Sum(t => t.Count));
        writer.Open("for (var tile = from; tile < to; tile++)");
        writer.Line($"var x = {scope.Start(step.Input)};");
        writer.Line($"var dy = {Address.Sum(scope.Start(step.Gradient), 0, Address.Stride("tile", size))};");
        writer.Line($"var dw = {Address.Sum(scope.Start(step.Target), 0, Address.Stride("tile", (long)size * step.Inputs))};");
        TileLoops.Choose(writer, step.RowTiles, "tile", rows =>
        {
            TileLoops.ForEach(writer, step.VectorTiles, "vector", (vectors, vector) => Call(step.Kernel(rows, vectors), Address.Stride(vector, scope.InstructionSet.Lanes), 0));
            if (step.LastInputs > 0) Call(step.LastKernel(rows), "", step.Inputs - step.LastInputs);
        });
        writer.Close();

        void Call(OuterProductTile kernel, string offset, int input)
        {
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x"] = Address.Sum("x", input, offset).ToString(),
                ["dy"] = "dy",
                ["dw"] = Address.Sum("dw", input, offset).ToString(),
                ["items"] = "items",
                ["itemStride"] = "itemStride",
                ["rows"] = CodeWriter.Literal(step.Rows),
                ["inputs"] = CodeWriter.Literal(step.Inputs),
                ["outputs"] = CodeWriter.Literal(step.Outputs),
                ["width"] = CodeWriter.Literal(step.LastInputs),
            };
            writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        }
    }

    public static void Emit(OuterProductTile tile, CodeWriter writer)
    {
        VectorText vector = new(tile.InstructionSet);
        var (rows, columns) = (Enumerable.Range(0, tile.Rows).ToList(), Enumerable.Range(0, tile.Vectors).ToList());
        writer.Line($"/// <summary>Products of {tile.Rows} outputs' gradients and {(tile.IsPart ? "less than a vector" : $"{tile.Vectors} vectors")} of inputs, summed over the rows of all items.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        foreach (var r in rows) writer.Line($"{vector.Type} {string.Join(", ", columns.Select(c => $"sum{r}_{c} = {vector.Zero}"))};");
        writer.Open("for (long item = 0; item < items; item++)");
        writer.Line("var input = x + (item * itemStride);").Line("var gradient = dy + (item * itemStride);");
        writer.Open("for (long row = rows; row > 0; row--)");
        foreach (var c in columns) writer.Line($"var x{c} = {(tile.IsPart ? $"LayerSupport.LoadPart<{vector.Type}>(input, width)" : vector.Load(Address.Sum("input", c * vector.Lanes)))};");
        foreach (var r in rows)
        {
            writer.Line($"var dy{r} = {vector.Broadcast($"gradient[{r}]")};");
            foreach (var c in columns) writer.Line($"sum{r}_{c} = {vector.MultiplyAdd($"x{c}", $"dy{r}", $"sum{r}_{c}")};");
        }

        writer.Line("input += inputs;").Line("gradient += outputs;").Close().Close();
        foreach (var r in rows)
        {
            foreach (var c in columns)
            {
                var address = Address.Sum("dw", c * vector.Lanes, Address.Times(r, "inputs"));
                writer.Line(tile.IsPart ? $"LayerSupport.StorePart(sum{r}_{c}, {address}, width);" : vector.Store($"sum{r}_{c}", address));
            }
        }

        writer.Close();
    }
}
