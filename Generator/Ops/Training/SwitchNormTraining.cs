using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// Switchable normalisation with the statistics of the batch. The further results are means and variances of each channel: mixed, of the item, and of the
/// batch. Luo et al., 2018.
/// </summary>
sealed record SwitchNormTraining(float Eps = 1e-5f) : Op
{
    /// <summary>The place of the batch's mean and variance among the results.</summary>
    public const int FirstOfBatch = 5;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = new SwitchNorm2d(Eps).InferShapes(inputs)[0];
        return [x, .. Enumerable.Repeat(TensorShape.Of(x.Channels), 2 * SwitchNorm2d.Statistics)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => SwitchNorm2d.Learned(inputs[0]);

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => output < FirstOfBatch ? ValueScope.Item : ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    public override void Differentiate(BackwardContext context)
    {
        if (context.Gradients.Skip(1).Any(g => g is not null)) throw new NotSupportedException($"'{context.Node.Name}': only its gradient and running statistics read its moments");
        var results = context.Results;
        SwitchNorm2d.StateGradients(context, Eps, [results[3], results[4]], [results[1], results[2]], [results[FirstOfBatch], results[FirstOfBatch + 1]]);
    }
}
