namespace NetGenCompiler.Ops.Training;

/// <summary>The sum along an axis, which keeps the size 1.</summary>
sealed record AxisSum(int Axis) : AxisReduction(Axis, KeepDimension: true);
