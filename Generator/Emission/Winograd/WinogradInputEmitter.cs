using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Emission.Winograd;

/// <summary>Writes the transform of tiles of x.</summary>
static class WinogradInputEmitter
{
    public static void Emit(WinogradInputTile tile, CodeWriter writer)
    {
        var vector = new VectorText(tile.InstructionSet);
        var (size, lanes) = (tile.Output + 2, vector.Lanes);
        var transform = new WinogradText(vector, tile.Output);
        writer.Line($"/// <summary>Transforms tiles of {size}×{size} pixels, {tile.Output} columns apart; the number at each place of a tile goes to a slice of its own.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {tile.MethodName}({string.Join(", ", WinogradInputTile.Parameters)})");
        transform.DeclareConstants(writer, WinogradText.InputConstants);
        writer.Open("for (; tiles > 0; tiles--)");

        writer.Open($"for (long column = 0; column < {size}; column++)");
        writer.Line($"var pixel = x + (column * {lanes});").Line($"var half = down + (column * {lanes});");
        for (var i = 0; i < size; i++) writer.Line($"var d{i} = {vector.Load(Address.Sum("pixel", 0, Address.Times(i, "inputRow")))};");
        Store(transform.Input(writer), "half", i => Address.Sum("half", (long)i * size * lanes));
        writer.Close();

        writer.Open($"for (long row = 0; row < {size}; row++)");
        writer.Line($"var half = down + (row * {size * lanes});").Line($"var place = slices + (row * {size} * slice);");
        for (var i = 0; i < size; i++) writer.Line($"var d{i} = {vector.Load(Address.Sum("half", (long)i * lanes))};");
        Store(transform.Input(writer), "place", i => Address.Sum("place", 0, Address.Times(i, "slice")));
        writer.Close();

        writer.Line($"x += {tile.Output * lanes};").Line($"slices += {lanes};").Close().Close();

        void Store(IReadOnlyList<string> terms, string target, Func<int, Address> address)
        {
            for (var i = 0; i < terms.Count; i++) writer.Line(vector.Store(terms[i], address(i)));
        }
    }
}
