namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// 1 − IoU + (C − U)/C, C the area of the box around both, U the area that either covers: <c>generalized_box_iou_loss</c>. Rezatofighi et al.:
/// Generalized Intersection over Union (2019).
/// </summary>
/// <param name="reduction">What is made of the boxes' losses.</param>
/// <example>
/// <code>
/// var loss = new GIoULoss().Compute(boxes, targets, gradient);
/// </code>
/// </example>
public sealed class GIoULoss(Reduction reduction = Reduction.Mean) : BoxLoss(reduction)
{
    private protected override Dual Evaluate(Box prediction, Box target)
    {
        var (_, union) = Box.Overlap(prediction, target);
        var around = Box.Around(prediction, target).Area;
        return 1 - Overlap(prediction, target) + ((around - union) / (around + Box.Epsilon));
    }
}
