namespace NetGenCompiler.Planning.Elementwise;

/// <summary>How a kernel reads an operand along a run.</summary>
enum RunAccess
{
    /// <summary>A vector for each vector of the result.</summary>
    Vectors,

    /// <summary>One vector for all: the constants of a block of channels.</summary>
    Vector,

    /// <summary>A number for each vector of the result: a gate of pixels beside blocks of channels.</summary>
    Numbers,

    /// <summary>One number for all.</summary>
    Number,
}
