namespace NetGenCompiler.Ops.Backward;

/// <summary>dy where the result is positive, else 0.</summary>
sealed record ReLUGradient : ActivationGradient;
