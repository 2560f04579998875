namespace NetGenCompiler.Ops.Backward;

/// <summary>dy where the result lies between 0 and 6, else 0.</summary>
sealed record ReLU6Gradient : ActivationGradient;
