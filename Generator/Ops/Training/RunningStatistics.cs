using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// What a batch normalisation stores after a step: r ← (1 − momentum)·r + momentum·s for the mean and the unbiased variance, m/(m − 1) of the biased
/// one for m items times pixels, and a count of batches. A layer used more than once has a mean and a variance of each use as operands, which
/// enter one after the other, as in PyTorch.
/// </summary>
/// <param name="Momentum">The share of the new statistic.</param>
/// <param name="Pixels">For each use the number of pixels of an item.</param>
sealed record RunningStatistics(float Momentum, EquatableArray<int> Pixels) : Op
{
    public override int? Arity => null;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "momentum", Momentum, 0, 1);
        if (inputs.Count == 0 || inputs.Count != 2 * Pixels.Count) throw new ShapeException(ShapeProblem.Concatenation, $"{Name} of {Pixels.Count} uses needs as many means and variances, but has {inputs.Count} operands");
        foreach (var statistic in inputs) ShapeCheck.Rank(this, statistic, 1, 1, "one number for each channel");
        return Parameters(inputs).Select(p => p.Shape).ToEquatableArray();
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
    [
        new("running_mean", inputs[0], ParameterKind.Buffer, Initializer.Zeros),
        new("running_var", inputs[0], ParameterKind.Buffer, Initializer.Ones),
        new("num_batches_tracked", new([], ElementType.I64), ParameterKind.Counter, Initializer.Zeros),
    ];

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Batch;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 2 * inputs.Sum(i => i.Length);
}
