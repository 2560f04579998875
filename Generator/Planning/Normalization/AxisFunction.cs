namespace NetGenCompiler.Planning.Normalization;

/// <summary>What is computed along an axis.</summary>
enum AxisFunction
{
    /// <summary>e^(x − max) / Σ e^(x − max).</summary>
    Softmax,

    /// <summary>x − max − ln Σ e^(x − max).</summary>
    LogSoftmax,

    /// <summary>x / max(‖x‖, ε).</summary>
    L2Normalize,

    /// <summary>x·w / (‖x‖ + ε) with a weight for each element of the axis.</summary>
    L2Norm,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The maximum.</summary>
    Max,
}
