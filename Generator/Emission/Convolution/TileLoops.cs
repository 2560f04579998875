using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes loops and choices over tiles.</summary>
static class TileLoops
{
    /// <summary>
    /// Calls back for each span of tiles with the text of a tile's first element, within a loop where the span has several tiles.
    /// </summary>
    public static void ForEach(CodeWriter writer, EquatableArray<TileSpan> spans, string index, Action<TileSpan, string> body)
    {
        foreach (var span in spans)
        {
            if (span.Count == 1)
            {
                body(span, span.Start == 0 ? "" : CodeWriter.Literal(span.Start));
                continue;
            }

            writer.Open(
                $"for (var {index} = {CodeWriter.Literal(span.Start)}; {index} < {CodeWriter.Literal(span.Start + (span.Count * span.Size))}; {index} += {CodeWriter.Literal(span.Size)})");
            body(span, index);
            writer.Close();
        }
    }

    /// <summary>Calls back for the span that holds a tile, the number of which is in a variable.</summary>
    public static void Choose(CodeWriter writer, EquatableArray<TileSpan> spans, string tile, Action<TileSpan> body)
    {
        if (spans.Count == 1)
        {
            body(spans[0]);
            return;
        }

        var end = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            end += spans[i].Count;
            writer.Open(i == 0 ? $"if ({tile} < {CodeWriter.Literal(end)})" : i < spans.Count - 1 ? $"else if ({tile} < {CodeWriter.Literal(end)})" : "else");
            body(spans[i]);
            writer.Close();
        }
    }
}
