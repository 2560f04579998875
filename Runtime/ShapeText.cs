using System.Globalization;

namespace NetGen.Runtime;

/// <summary>Shapes as users read them.</summary>
static class ShapeText
{
    /// <summary>The dimensions with a times sign between: <c>64×3×7×7</c>.</summary>
    public static string Of<T>(IReadOnlyCollection<T> shape) where T : IFormattable =>
        shape.Count == 0 ? "scalar" : string.Join('×', shape.Select(d => d.ToString(null, CultureInfo.InvariantCulture)));
}
