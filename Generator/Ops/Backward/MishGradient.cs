namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·(t + x·(1 − t²)·σ(x)) with the operand x and t = tanh(ln(1 + eˣ)).</summary>
sealed record MishGradient : ActivationGradient;
