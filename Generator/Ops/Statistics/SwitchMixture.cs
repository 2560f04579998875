using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// Mean and variance of a switchable normalisation for each channel: Σ w·μ and Σ v·σ² over the channel's own, the item's and the batch's, with w and v the
/// softmax of learned numbers. From the channel's, from which the item's follow, and the batch's.
/// </summary>
/// <param name="IsRunning">Whether the batch's are running statistics, which are weights.</param>
sealed record SwitchMixture(bool IsRunning = false) : Op
{
    public override int? Arity => IsRunning ? 2 : 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0], inputs[0]];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => ParametersOf(inputs[0], IsRunning);

    /// <summary>The numbers of the shares, and the running statistics where they are asked for.</summary>
    public static EquatableArray<ParameterSpecification> ParametersOf(TensorShape channels, bool isRunning)
    {
        EquatableArray<ParameterSpecification> shares =
        [
            new("mean_weight", TensorShape.Of(SwitchNorm2d.Statistics), ParameterKind.Trainable, Initializer.Ones),
            new("var_weight", TensorShape.Of(SwitchNorm2d.Statistics), ParameterKind.Trainable, Initializer.Ones),
        ];
        if (!isRunning) return shares;
        return [.. shares, new("running_mean", channels, ParameterKind.Buffer, Initializer.Zeros), new("running_var", channels, ParameterKind.Buffer, Initializer.Ones)];
    }
}
