namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·(1 − y²), with the result y.</summary>
sealed record TanhGradient : ActivationGradient;
