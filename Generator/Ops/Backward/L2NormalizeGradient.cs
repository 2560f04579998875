namespace NetGenCompiler.Ops.Backward;

/// <summary>(dy − x·(Σ dy·x)/‖x‖²)/‖x‖ along an axis where ‖x‖ ≥ eps, else dy/eps, from dy and the operand x.</summary>
sealed record L2NormalizeGradient(int Axis = 0, float Eps = 1e-12f) : AxisNormalizationGradient(Axis);
