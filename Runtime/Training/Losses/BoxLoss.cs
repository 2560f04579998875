namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// A loss whose items are boxes of four numbers, left, top, right and bottom, each with the box that it should be. The mean is over the boxes.
/// </summary>
public abstract class BoxLoss : Loss
{
    const int Corners = 4;

    private protected BoxLoss(Reduction reduction)
        : base(reduction)
    {
    }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">What the network computed, boxes × 4.</param>
    /// <param name="target">What it should have, boxes × 4.</param>
    /// <param name="gradient">Gets the gradient by the prediction; may be empty.</param>
    /// <param name="losses">Gets the loss of each box; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient = default, Span<float> losses = default)
    {
        var boxes = RowsOf(nameof(prediction), prediction, Corners);
        SpanCheck.Length(nameof(target), prediction.Length, target.Length);
        CheckOptional(nameof(gradient), prediction.Length, gradient);
        CheckOptional(nameof(losses), boxes, losses);
        var scale = Scale(boxes);
        var sum = 0.0;
        for (var i = 0; i < boxes; i++)
        {
            var loss = Evaluate(Box.Variable(prediction.Slice(i * Corners, Corners)), Box.Constant(target.Slice(i * Corners, Corners)));
            sum += loss.Value;
            if (!losses.IsEmpty) losses[i] = (float)(loss.Value * Weight);
            if (gradient.IsEmpty) continue;
            for (var c = 0; c < Corners; c++) gradient[(i * Corners) + c] = (float)(loss.Slope[c] * scale);
        }

        return sum * scale;
    }

    private protected abstract Dual Evaluate(Box prediction, Box target);

    private protected static Dual Overlap(Box prediction, Box target)
    {
        var (intersection, union) = Box.Overlap(prediction, target);
        return intersection / (union + Box.Epsilon);
    }
}
