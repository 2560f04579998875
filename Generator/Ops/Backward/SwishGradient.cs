namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·(s + beta·x·s·(1 − s)) with the operand x and s = σ(beta·x).</summary>
sealed record SwishGradient(float Beta = 1f) : ActivationGradient;
