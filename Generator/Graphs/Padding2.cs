namespace NetGenCompiler.Graphs;

/// <summary>Rows and columns round a map; the compiler's twin of the DSL's.</summary>
readonly record struct Padding2(int Top, int Bottom, int Left, int Right)
{
    public int Vertical => Top + Bottom;

    public int Horizontal => Left + Right;

    public override string ToString() => $"({Top}, {Bottom}, {Left}, {Right})";
}
