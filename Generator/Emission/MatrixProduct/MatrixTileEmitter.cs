using NetGenCompiler.Planning.MatrixProduct;

namespace NetGenCompiler.Emission.MatrixProduct;

/// <summary>Writes a tile of a matrix product: its sums stay in registers while the depth goes by.</summary>
static class MatrixTileEmitter
{
    public static void Emit(MatrixTile tile, CodeWriter writer)
    {
        VectorText vector = new(tile.InstructionSet);
        var (rows, columns) = (Enumerable.Range(0, tile.Rows).ToList(), Enumerable.Range(0, tile.Vectors).ToList());
        writer.Line($"/// <summary>{tile.Rows} rows of a matrix product, {(tile.IsPart ? "less than a vector" : $"{tile.Vectors} vectors")} wide.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}(float* a, long aStep, float* b, long bStep, float* y, long yStep, long depth{(tile.IsPart ? ", long width" : "")})");
        foreach (var r in rows) writer.Line(string.Join(" ", columns.Select(c => $"var sum{r}_{c} = {vector.Zero};")));
        writer.Open("for (long k = 0; k < depth; k++, b += bStep)");
        foreach (var c in columns) writer.Line($"var b{c} = {(tile.IsPart ? $"LayerSupport.LoadPart<{vector.Type}>(b, width)" : vector.Load(Address.Sum("b", c * vector.Lanes)))};");
        foreach (var r in rows)
        {
            writer.Line($"var a{r} = {vector.Broadcast($"a[{(r == 0 ? "k" : $"({r} * aStep) + k")}]")};");
            foreach (var c in columns) writer.Line($"sum{r}_{c} = {vector.MultiplyAdd($"a{r}", $"b{c}", $"sum{r}_{c}")};");
        }

        writer.Close().Line();
        foreach (var r in rows)
        {
            foreach (var c in columns)
            {
                var address = Address.Sum("y", c * vector.Lanes, Address.Times(r, "yStep"));
                writer.Line(tile.IsPart ? $"LayerSupport.StorePart(sum{r}_{c}, {address}, width);" : vector.Store($"sum{r}_{c}", address));
            }
        }

        writer.Close();
    }
}
