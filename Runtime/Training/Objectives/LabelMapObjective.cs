using System.Buffers;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>
/// A loss of labels that are the items' targets: a class for each pixel of a segmentation, H×W whole numbers, or the class of a further head.
/// </summary>
/// <param name="loss">The loss, with as many <see cref="ClassificationLoss.Positions"/> as an item has labels.</param>
/// <param name="output">The index of the output that it is of.</param>
/// <example>
/// <code>
/// var pictures = ArrayDataset.Regression(images, masks);   // N×3×65×65, and N×65×65 of classes
/// var objective = new LabelMapObjective(new CrossEntropyLoss(21, ignoreIndex: 255) { Positions = 65 * 65 });
/// </code>
/// </example>
public sealed class LabelMapObjective(ClassificationLoss loss, int output = 0) : TargetObjective(output)
{
    private protected override double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var buffer = ArrayPool<int>.Shared.Rent(targets.Length);
        var labels = buffer.AsSpan(0, targets.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = (int)targets[i];
            if (labels[i] != targets[i]) throw new ArgumentException($"The target {targets[i]} at index {i} of the batch is no class: a whole number is expected.", nameof(targets));
        }

        var value = loss.Compute(prediction, labels, gradient);
        ArrayPool<int>.Shared.Return(buffer);
        return value;
    }
}
