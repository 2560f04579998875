using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>The indices of nested loops, given the number of the turn.</summary>
static class LoopIndices
{
    /// <summary>Declares the indices; returns their names, outermost first.</summary>
    public static List<string> Declare(CodeWriter writer, string turn, EquatableArray<int> extents)
    {
        if (extents.Count == 1) return [turn];
        var names = new List<string>();
        var rest = turn;
        for (var axis = extents.Count - 1; axis > 0; axis--)
        {
            var (quotient, remainder) = (axis == 1 ? "i0" : $"rest{axis}", $"i{axis}");
            writer.Line($"var ({quotient}, {remainder}) = Math.DivRem({rest}, {extents[axis]});");
            names.Insert(0, remainder);
            rest = quotient;
        }

        names.Insert(0, "i0");
        return names;
    }
}
