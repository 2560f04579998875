namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·(Φ(x) + x·φ(x)) with the operand x, or the derivative of the tanh formula.</summary>
sealed record GELUGradient(bool Tanh = false) : ActivationGradient;
