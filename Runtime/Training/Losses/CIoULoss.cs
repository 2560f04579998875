namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// <see cref="DIoULoss"/> + α·v, v = 4/π²·(atan(w′/h′) − atan(w/h))² of target and prediction, α = v/(1 − IoU + v), which has no gradient:
/// <c>complete_box_iou_loss</c>. Zheng et al.: Distance-IoU Loss (2020).
/// </summary>
/// <param name="reduction">What is made of the boxes' losses.</param>
/// <example>
/// <code>
/// var loss = new CIoULoss().Compute(boxes, targets, gradient);
/// </code>
/// </example>
public sealed class CIoULoss(Reduction reduction = Reduction.Mean) : BoxLoss(reduction)
{
    private protected override Dual Evaluate(Box prediction, Box target)
    {
        var overlap = Overlap(prediction, target);
        var shape = Dual.Square(Angle(target) - Angle(prediction)) * (4 / (Math.PI * Math.PI));
        var factor = shape.Value / (1 - overlap.Value + shape.Value + Box.Epsilon);
        return 1 - overlap + Box.CenterDistance(prediction, target) + (shape * factor);
    }

    // A box without height is no division by zero.
    static Dual Angle(Box box) => Dual.Atan(box.Width / (box.Height.Value == 0 ? Box.Epsilon : box.Height));
}
