namespace NetGenCompiler.Planning.Elementwise;

/// <summary>The functions that are too long for one expression.</summary>
enum VectorHelperFunction
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>eˣ − 1 for x ≤ 0, and 0 above.</summary>
    ExpMinusOne,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>Φ(x), the normal distribution's cumulative function.</summary>
    NormalCdf,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>tanh(ln(1 + eˣ)).</summary>
    TanhSoftplus,

    /// <summary>The derivative of x·σ(x).</summary>
    SwishSlope,

    /// <summary>The derivative of x·Φ(x).</summary>
    GeluSlope,

    /// <summary>The derivative of GELU's formula with tanh.</summary>
    TanhGeluSlope,

    /// <summary>The derivative of x·tanh(ln(1 + eˣ)).</summary>
    MishSlope,

    /// <summary>The number whose half precision is the upper half of a lane's bits.</summary>
    UpperHalf,
}
