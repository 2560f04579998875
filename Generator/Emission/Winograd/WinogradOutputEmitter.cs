using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Emission.Winograd;

/// <summary>Writes the transform of sums to the result.</summary>
static class WinogradOutputEmitter
{
    public static void Emit(WinogradOutputTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        var (output, size, lanes) = (tile.Output, tile.Output + 2, vector.Lanes);
        var transform = new WinogradText(vector, output);
        var epilogue = new TileEpilogue(vector, tile.Epilogues, lanes);
        var operands = Enumerable.Range(0, tile.Epilogues.Count).Where(i => tile.Epilogues[i].Operand is EpilogueOperand.Tensor or EpilogueOperand.Pixel)
            .Select(i => (Name: EpilogueParameters.Operand(i), Row: EpilogueParameters.OperandRow(i), Step: tile.Epilogues[i].Operand == EpilogueOperand.Tensor ? lanes : 1)).ToList();
        writer.Line($"/// <summary>Transforms sums to tiles of {output}×{output} pixels, side by side, of which what lies within height and width is stored.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", tile.Parameters)})");
        transform.DeclareConstants(writer, WinogradText.OutputConstants);
        writer.Line($"var shift = {vector.Load("bias")};");
        writer.Open($"for (; width > 0; width -= {output})");

        writer.Open($"for (long column = 0; column < {size}; column++)");
        writer.Line("var sum = slices + (column * slice);").Line($"var half = down + (column * {lanes});");
        for (var i = 0; i < size; i++) writer.Line($"var d{i} = {vector.Load(Address.Sum("sum", 0, Address.Times((long)i * size, "slice")))};");
        var terms = transform.Output(writer);
        for (var i = 0; i < output; i++) writer.Line(vector.Store(terms[i], Address.Sum("half", (long)i * size * lanes)));
        writer.Close();

        writer.Line("var pixel = y;");
        foreach (var operand in operands) writer.Line($"var {operand.Name}Tile = {operand.Name};");
        writer.Open("for (long row = 0; row < height; row++)");
        writer.Line($"var half = down + (row * {size * lanes});");
        for (var i = 0; i < size; i++) writer.Line($"var d{i} = {vector.Load(Address.Sum("half", (long)i * lanes))};");
        terms = transform.Output(writer);
        for (var i = 0; i < output; i++)
        {
            if (i > 0) writer.Open($"if (width > {i})");
            writer.Line($"var result{i} = shift + {terms[i]};");
            epilogue.Write(writer, $"result{i}", 0, i, 0);
            writer.Line(vector.Store($"result{i}", Address.Sum("pixel", (long)i * lanes)));
            if (i > 0) writer.Close();
        }

        writer.Line("pixel += outputRow;");
        foreach (var operand in operands) writer.Line($"{operand.Name} += {operand.Row};");
        writer.Close();
        foreach (var operand in operands) writer.Line($"{operand.Name} = {operand.Name}Tile + {output * operand.Step};");
        writer.Line($"y += {output * lanes};").Line($"slices += {lanes};").Close().Close();
    }
}
