namespace NetGenCompiler.Ops.Backward;

/// <summary>Σ dy·x over items and all axes but one: the gradient of a factor.</summary>
sealed record BatchDot(int Axis) : BatchReduction(Axis)
{
    public override int? Arity => 2;
}
