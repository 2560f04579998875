namespace NetGenCompiler.Ops.Backward;

/// <summary>dy − e^y·Σ dy along an axis, from dy and the result y.</summary>
sealed record LogSoftmaxGradient(int Axis = -1) : AxisNormalizationGradient(Axis);
