using System.Globalization;

namespace NetGen.Cli.Execution;

/// <summary>Shapes as users read them.</summary>
static class Shapes
{
    /// <summary>The dimensions with a times sign between: <c>3×224×224</c>.</summary>
    public static string Text(IEnumerable<int> shape)
    {
        var text = string.Join('×', shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        return text.Length == 0 ? "scalar" : text;
    }
}
