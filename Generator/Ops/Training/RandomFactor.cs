namespace NetGenCompiler.Ops.Training;

/// <summary>What random factors of mean 1 are.</summary>
enum RandomFactor
{
    /// <summary>0 with probability p, else 1/(1 − p), for each element.</summary>
    Elements,

    /// <summary>The same for each channel.</summary>
    Channels,

    /// <summary>Normally distributed with variance p/(1 − p), for each element.</summary>
    Gaussian,

    /// <summary>Uniform on [1 − p, 1 + p], for each element.</summary>
    Uniform,
}
