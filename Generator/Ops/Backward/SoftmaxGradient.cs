namespace NetGenCompiler.Ops.Backward;

/// <summary>y·(dy − Σ dy·y) along an axis, from dy and the result y.</summary>
sealed record SoftmaxGradient(int Axis = -1) : AxisNormalizationGradient(Axis);
