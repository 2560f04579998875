namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// 1 − IoU, the area that both boxes cover over the one that either does. Without overlap there is no gradient: see <see cref="GIoULoss"/>.
/// </summary>
/// <param name="reduction">What is made of the boxes' losses.</param>
/// <example>
/// <code>
/// var loss = new IoULoss().Compute(boxes, targets, gradient);
/// </code>
/// </example>
public sealed class IoULoss(Reduction reduction = Reduction.Mean) : BoxLoss(reduction)
{
    private protected override Dual Evaluate(Box prediction, Box target) => 1 - Overlap(prediction, target);
}
