namespace NetGenCompiler.Ops.Backward;

/// <summary>Σ dy over items and all axes but one: the gradient of a bias.</summary>
sealed record BatchSum(int Axis) : BatchReduction(Axis);
