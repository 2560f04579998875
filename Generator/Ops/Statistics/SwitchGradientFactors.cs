using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// What makes dx of dy and x: dx = dy·result + ((x − centre)·input + offset), where the gradients of the mixed mean and variance go by their shares to the
/// statistics of the channel, the item and the batch, and from them in equal parts, and by the distance from the mean, to the pixels. From the mixed
/// variance, the channel's mean, the two gradients, and of the batch the mean and the means of the two gradients.
/// </summary>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Pixels">The pixels of an item.</param>
/// <param name="IsRunning">Whether the batch's statistics are running ones, which no pixel has a part in.</param>
sealed record SwitchGradientFactors(float Eps, int Pixels, bool IsRunning = false) : Op
{
    public override int? Arity => IsRunning ? 4 : 7;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var shape = NormalizationFactors.ShapeOf(inputs[0].Channels, rank: 3);
        return [shape, shape, shape, shape];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", inputs[0], ParameterKind.Trainable, Initializer.Ones), .. SwitchMixture.ParametersOf(inputs[0], isRunning: false)];
}
