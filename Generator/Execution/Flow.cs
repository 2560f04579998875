namespace NetGenCompiler.Execution;

/// <summary>How a statement ends.</summary>
enum Flow
{
    Next,
    Break,
    Continue,
    Return,

    /// <summary>To the label that the frame names.</summary>
    GoTo,
}
