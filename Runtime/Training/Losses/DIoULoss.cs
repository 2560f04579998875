namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// 1 − IoU + ρ²/c², the distance of the centres over the diagonal of the box around both, squared: <c>distance_box_iou_loss</c>. Zheng et al.:
/// Distance-IoU Loss (2020).
/// </summary>
/// <param name="reduction">What is made of the boxes' losses.</param>
/// <example>
/// <code>
/// var loss = new DIoULoss().Compute(boxes, targets, gradient);
/// </code>
/// </example>
public sealed class DIoULoss(Reduction reduction = Reduction.Mean) : BoxLoss(reduction)
{
    private protected override Dual Evaluate(Box prediction, Box target) => 1 - Overlap(prediction, target) + Box.CenterDistance(prediction, target);
}
