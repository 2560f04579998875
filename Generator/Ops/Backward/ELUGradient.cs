namespace NetGenCompiler.Ops.Backward;

/// <summary>dy where the second operand is positive, elsewhere dy·alpha·eˣ, which is dy·(y + alpha) with the result y.</summary>
/// <param name="Alpha">The operator's argument.</param>
/// <param name="OfResult">Whether the second operand is the result y, else it is the operand x.</param>
sealed record ELUGradient(float Alpha = 1f, bool OfResult = true) : ActivationGradient;
