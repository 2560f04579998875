namespace NetGenCompiler.Graphs;

/// <summary>What an entry of the weight file is.</summary>
enum ParameterKind
{
    /// <summary>Learned; counted as a parameter.</summary>
    Trainable,

    /// <summary>A running statistic; kept apart from the parameters.</summary>
    Buffer,

    /// <summary>A count of batches that inference ignores; optional in a file.</summary>
    Counter,
}
