using System.Globalization;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Where register tiles begin to ask for weights, as C# text.</summary>
static class WeightStreamText
{
    /// <summary>The address, relative to the panel at <c>w</c>.</summary>
    /// <param name="stream">How the layer's weights are asked for.</param>
    /// <param name="blocks">The tile's vectors of channels.</param>
    /// <param name="pass">The number of the pass, as text; empty for the first.</param>
    public static string Start(WeightStream stream, int blocks, string pass)
    {
        if (!stream.AsksForNextPanel(blocks)) return Address.Sum("w", WeightStream.Ahead).ToString();
        var next = Address.Sum("w", stream.PanelLength(blocks), Address.Stride(pass, stream.PassLength(blocks))).ToString();
        if (pass.Length == 0 || stream.AskingPasses(blocks) == stream.Passes) return next;
        if (int.TryParse(pass, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number < stream.AskingPasses(blocks) ? next : "w";
        return $"{pass} < {CodeWriter.Literal(stream.AskingPasses(blocks))} ? {next} : w";
    }

    /// <summary>The number of the tile of a span that begins at a place, as text.</summary>
    public static string Pass(TileSpan span, int before, string place) => (span.Count, before) switch
    {
        (1, 0) => "",
        (1, _) => CodeWriter.Literal(before),
        (_, 0) => $"({place} / {CodeWriter.Literal(span.Size)})",
        _ => $"({CodeWriter.Literal(before)} + (({place} - {CodeWriter.Literal(span.Start)}) / {CodeWriter.Literal(span.Size)}))",
    };
}
