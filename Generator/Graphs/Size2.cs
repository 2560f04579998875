namespace NetGenCompiler.Graphs;

/// <summary>A height and a width; the compiler's twin of the DSL's.</summary>
readonly record struct Size2(int Height, int Width)
{
    public override string ToString() => $"({Height}, {Width})";
}
