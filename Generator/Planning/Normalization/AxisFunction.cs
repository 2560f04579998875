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

    /// <summary>(x − mean)/√(variance + ε).</summary>
    Standardize,

    /// <summary>The same, times a weight and plus a summand for each element of the axis.</summary>
    LayerNorm,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>Σ x·y / (max(‖x‖, ε)·max(‖y‖, ε)).</summary>
    CosineSimilarity,

    /// <summary>‖x − y + ε‖.</summary>
    EuclideanDistance,

    /// <summary>The maximum.</summary>
    Max,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>y·(dy − Σ dy·y), of dy and y.</summary>
    SoftmaxGradient,

    /// <summary>dy − eʸ·Σ dy, of dy and y.</summary>
    LogSoftmaxGradient,

    /// <summary>(dy − x·(Σ dy·x)/‖x‖²)/‖x‖, or dy/ε where ‖x‖ is less than ε, of dy and x.</summary>
    L2NormalizeGradient,

    /// <summary>g/(‖x‖ + ε) − x·(Σ g·x)/(‖x‖·(‖x‖ + ε)²) with g = w·dy, of dy and x.</summary>
    L2NormGradient,

    /// <summary>r·(dy − Σdy/length − x̂·Σ(dy·x̂)/length) with x̂ = (x − mean)·r and r = 1/√(variance + ε), of dy and x.</summary>
    StandardizeGradient,

    /// <summary>The same of w·dy with a weight for each element of the axis.</summary>
    LayerNormGradient,

    /// <summary>dy/length at each place, of a dy with one.</summary>
    MeanGradient,

    /// <summary>dy in equal parts to all places whose x is the maximum, of a dy with one place, x, and y with one.</summary>
    MaxGradient,
}
