namespace NetGenCompiler.Graphs;

/// <summary>The distribution of a parameter's first values.</summary>
enum InitializerKind
{
    Constant,
    Uniform,
    Normal,
}
