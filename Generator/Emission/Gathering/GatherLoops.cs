using NetGenCompiler.Emission.Pooling;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Gathering;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Gathering;

/// <summary>What the steps that collect pixels have in common: their tables, and the loop over the rows of the result.</summary>
static class GatherLoops
{
    /// <summary>A table of constants, pinned under a name by the <c>fixed</c> of <see cref="Open"/>.</summary>
    public static void Table(CodeWriter writer, string type, string name, IEnumerable<string> numbers) =>
        writer.Line($"ReadOnlySpan<{type}> {name}Table = [{string.Join(", ", numbers)}];");

    public static IEnumerable<string> Numbers(IEnumerable<int> numbers) => numbers.Select(n => CodeWriter.Literal(n));

    public static IEnumerable<string> Numbers(IEnumerable<float> numbers) => numbers.Select(n => CodeWriter.Literal(n));

    /// <summary>Pins the tables and opens the loop over this part's rows of the result: <c>plane</c>, <c>row</c>, the start of the row's taps and their count.</summary>
    public static CodeWriter Open(StepScope scope, Placement target, GatherAxis rows, RowGroups groups, params (string Type, string Name)[] tables)
    {
        var (writer, layout) = (scope.Writer, target.Layout);
        writer.Line($"ReadOnlySpan<int> rowStarts = [{string.Join(", ", Numbers(rows.Starts))}];");
        foreach (var (type, name) in tables) writer.Line($"fixed ({type}* {name} = {name}Table)");
        scope.Writer.Open();
        scope.Share((long)layout.Planes * layout.Shape.Height);
        writer.Open("for (var i = from; i < to; i++)");
        writer.Line($"var (plane, row) = Math.DivRem(i, {layout.Shape.Height});");
        RowGroupText.Declare(writer, groups, layout.Shape.Height);
        var window = RowGroupText.Window(groups);
        return writer.Line($"int first = rowStarts[{window}], count = rowStarts[{window} + 1] - first;");
    }

    /// <summary>The address of the plane of a value, in groups of the slice's first row and line.</summary>
    public static Address Plane(StepScope scope, Placement value, RowGroups groups) => Address.Sum(scope.Origin(value), 0, PlaneOffset(value, groups));

    /// <summary>From the origin of a value to its plane.</summary>
    public static string[] PlaneOffset(Placement value, RowGroups groups) =>
        [Address.Stride("plane", value.Layout.PlaneStride), .. RowGroupText.Offset(groups, value.Layout.Shape.Height, "", value.Layout.RowStride)];

    /// <summary>The address of the row of the result.</summary>
    public static Address Row(StepScope scope, Placement value) => Address.Sum(Plane(scope, value, RowGroups.One), 0, Address.Stride("row", value.Layout.RowStride));
}
