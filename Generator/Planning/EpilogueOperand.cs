namespace NetGenCompiler.Planning;

/// <summary>What the other operand of an epilogue is.</summary>
enum EpilogueOperand
{
    /// <summary>There is none: an activation.</summary>
    None,

    /// <summary>A value of the result's shape.</summary>
    Tensor,

    /// <summary>One number for each channel: a C×1×1 gate.</summary>
    Channel,

    /// <summary>One number for each pixel: a 1×H×W gate, stored plain.</summary>
    Pixel,

    /// <summary>One number for all elements, stored plain.</summary>
    Scalar,

    /// <summary>Packed constants for each channel.</summary>
    Constants,
}
