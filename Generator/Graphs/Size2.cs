using System.Globalization;

namespace NetGenCompiler.Graphs;

/// <summary>A height and a width; the compiler's twin of the DSL's.</summary>
readonly record struct Size2(int Height, int Width)
{
    /// <summary>As short as the DSL has it: one number where both are the same.</summary>
    public string ShortText => Height == Width ? Height.ToString(CultureInfo.InvariantCulture) : ToString();

    public override string ToString() => $"({Height}, {Width})";
}
