namespace NetGenCompiler.Ops.Backward;

/// <summary>dy where the operand, or a result of the same sign, is positive; slope·dy elsewhere.</summary>
sealed record LeakyReLUGradient(float Slope = 0.01f) : ActivationGradient;
