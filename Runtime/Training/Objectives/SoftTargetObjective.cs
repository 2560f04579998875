using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>The cross-entropy of targets that are distributions over the classes, as those of mixtures or of another network.</summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that it is of.</param>
public sealed class SoftTargetObjective(CrossEntropyLoss loss, int output = 0) : TargetObjective(output)
{
    private protected override double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> targets, Span<float> gradient) => loss.ComputeSoft(prediction, targets, gradient);
}
