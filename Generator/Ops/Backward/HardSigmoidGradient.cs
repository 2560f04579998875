namespace NetGenCompiler.Ops.Backward;

/// <summary>dy/6 where the result lies between 0 and 1, else 0.</summary>
sealed record HardSigmoidGradient : ActivationGradient;
