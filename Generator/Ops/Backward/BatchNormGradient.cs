using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>What the two sweeps of a batch normalisation's backward share: they read dy, x, the mean and the variance of the batch, in that order.</summary>
abstract record BatchNormGradient(float Eps) : Op
{
    public override ValueScope? RequiredScope(int operand) => operand < 2 ? ValueScope.Item : ValueScope.Batch;

    /// <summary>The shape of x, whose channels all operands for the batch have.</summary>
    protected TensorShape Checked(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        var x = ShapeCheck.Rank(this, GradientCheck.Same(this, inputs[0], inputs[1]), 1, int.MaxValue, "an input with channels");
        foreach (var statistic in inputs.Skip(2)) GradientCheck.Same(this, TensorShape.Of(x.Channels), statistic);
        return x;
    }
}
