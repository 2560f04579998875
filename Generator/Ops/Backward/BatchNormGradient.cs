using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>What the two sweeps of a batch normalisation's backward share: they read dy, x, the mean and the variance of the batch, in that order.</summary>
abstract record BatchNormGradient(float Eps) : Op
{
    public override ValueScope? RequiredScope(int operand) => operand < 2 ? ValueScope.Item : ValueScope.Batch;

    /// <summary>The shape of x, whose channels all operands for the batch have.</summary>
    protected TensorShape Checked(IReadOnlyList<TensorShape> inputs) => GradientCheck.Normalized(this, Eps, inputs);
}
