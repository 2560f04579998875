using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Emission.Pooling;

/// <summary>
/// Writes which windows a row of a result has. Of a map as it is, <c>row</c> is both the row and the index of its windows; in groups the index is
/// <c>window</c>, and <c>slice</c> and <c>line</c> say the rest.
/// </summary>
static class RowGroupText
{
    /// <summary>The variable with the index of the row's windows.</summary>
    public static string Window(RowGroups groups) => groups == RowGroups.One ? "row" : "window";

    /// <summary>Declares the variables, given <c>row</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="height">The rows of the result.</param>
    public static void Declare(CodeWriter writer, RowGroups groups, int height)
    {
        var (hasSlices, hasLines) = (groups.Slices > 1, groups.Lines > 1);
        if (hasSlices) writer.Line($"var (slice, {(hasLines ? "place" : "window")}) = Math.DivRem(row, {CodeWriter.Literal(height / groups.Slices)});");
        if (hasLines) writer.Line($"var (window, line) = Math.DivRem({(hasSlices ? "place" : "row")}, {CodeWriter.Literal(groups.Lines)});");
    }

    /// <summary>The row of a map at a row of the pooling's: <c>(slice * 8) + (first * 4) + line</c>.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="height">The rows of the map.</param>
    /// <param name="row">The variable with the row of the pooling; empty for the first.</param>
    /// <param name="stride">The floats of a row.</param>
    public static string[] Offset(RowGroups groups, int height, string row, long stride) =>
    [
        Address.Stride(groups.Slices > 1 ? "slice" : "", height / groups.Slices * stride),
        Address.Stride(row, groups.Lines * stride),
        Address.Stride(groups.Lines > 1 ? "line" : "", stride),
    ];
}
