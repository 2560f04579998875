namespace NetGenCompiler.Graphs;

/// <summary>A depth, a height and a width; the compiler's twin of the DSL's.</summary>
readonly record struct Size3(int Depth, int Height, int Width)
{
    public override string ToString() => $"({Depth}, {Height}, {Width})";
}
