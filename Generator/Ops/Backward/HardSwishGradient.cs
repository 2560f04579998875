namespace NetGenCompiler.Ops.Backward;

/// <summary>dy·(x/3 + ½) for operands x from −3 up to but not 3, 0 below and dy above.</summary>
sealed record HardSwishGradient : ActivationGradient;
