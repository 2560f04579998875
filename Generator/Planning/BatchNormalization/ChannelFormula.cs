namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>What is computed of a few numbers for each channel.</summary>
enum ChannelFormula
{
    /// <summary>Centre, scale and offset of a normalisation.</summary>
    Factors,

    /// <summary>Centre and factors of its gradient.</summary>
    GradientFactors,

    /// <summary>Its next running statistics.</summary>
    RunningStatistics,
}
