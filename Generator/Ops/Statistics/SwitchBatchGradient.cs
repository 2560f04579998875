using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// What a switchable normalisation's backward takes of all items: the gradients of the numbers whose softmax are the shares of means and of variances, and
/// for each channel the means over the items of the gradients of the mixed mean and variance. From mean and variance of each channel, those gradients, and
/// mean and variance of the batch.
/// </summary>
/// <param name="IsRunning">Whether the batch's are running statistics, which are weights.</param>
sealed record SwitchBatchGradient(bool IsRunning = false) : Op
{
    const int OfItems = 4;

    public override int? Arity => IsRunning ? OfItems : OfItems + 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var shares = TensorShape.Of(SwitchNorm2d.Statistics);
        return [shares, shares, inputs[0], inputs[0]];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => SwitchMixture.ParametersOf(inputs[0], IsRunning);

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => operand < OfItems ? ValueScope.Item : ValueScope.Batch;
}
