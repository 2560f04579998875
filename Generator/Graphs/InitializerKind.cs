namespace NetGenCompiler.Graphs;

/// <summary>The distribution of a parameter's first values.</summary>
enum InitializerKind
{
    Constant,
    Uniform,
    Normal,

    /// <summary>The normal distribution of deviation 1, but for one row of zeros.</summary>
    NormalButRow,
}
