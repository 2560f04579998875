namespace NetGenCompiler.Ops.Recurrent;

/// <summary>What a recurrent layer computes of its operand and of its last result; xₖ and hₖ are their products with the weights of gate k.</summary>
enum RecurrentCell
{
    /// <summary>tanh(x + h). Elman, 1990.</summary>
    Tanh,

    /// <summary>max(0, x + h).</summary>
    ReLU,

    /// <summary>c = σ(x₁ + h₁)·c' + σ(x₀ + h₀)·tanh(x₂ + h₂) and σ(x₃ + h₃)·tanh c. Hochreiter and Schmidhuber, 1997.</summary>
    LSTM,

    /// <summary>(1 − z)·tanh(x₂ + r·h₂) + z·h' with r = σ(x₀ + h₀) and z = σ(x₁ + h₁). Cho et al., 2014.</summary>
    GRU,
}
