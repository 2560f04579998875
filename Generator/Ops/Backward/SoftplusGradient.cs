namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·σ(beta·x) with the operand x, and dy where beta·x is over the threshold.</summary>
sealed record SoftplusGradient(float Beta = 1f, float Threshold = 20f) : ActivationGradient;
