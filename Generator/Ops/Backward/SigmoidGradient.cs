namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·y·(1 − y), with the result y.</summary>
sealed record SigmoidGradient : ActivationGradient;
