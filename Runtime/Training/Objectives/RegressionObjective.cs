using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>A loss of the items' targets, element by element.</summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that it is of.</param>
public sealed class RegressionObjective(ElementwiseLoss loss, int output = 0) : TargetObjective(output)
{
    private protected override double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> targets, Span<float> gradient) => loss.Compute(prediction, targets, gradient);
}
