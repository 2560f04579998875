namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Focal loss of binary logits: −αₜ·(1 − pₜ)^γ·ln pₜ, pₜ the probability of what is right: <c>torchvision.ops.sigmoid_focal_loss</c>. Lin et al.:
/// Focal Loss for Dense Object Detection (2017).
/// </summary>
/// <param name="alpha">The weight of positives, α, negatives having 1 − α; null weighs neither.</param>
/// <param name="gamma">How much less what is right already counts, γ.</param>
/// <param name="reduction">What is made of the elements' losses; RetinaNet divides the sum by the number of matched anchors.</param>
/// <example>
/// <code>
/// var loss = new BinaryFocalLoss(reduction: Reduction.Sum) { Weight = 1.0 / matched }.Compute(logits, targets, gradient);
/// </code>
/// </example>
public sealed class BinaryFocalLoss(double? alpha = 0.25, double gamma = 2, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    readonly double gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));
    readonly double? alpha = alpha is null or (>= 0 and <= 1) ? alpha : throw Hyperparameter.Invalid(nameof(alpha), "from 0 to 1", alpha);

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(new Rule(alpha, gamma), prediction, target, gradient, losses);

    readonly struct Rule(double? alpha, double gamma) : IElementRule
    {
        readonly double positive = alpha ?? 1;
        readonly double negative = 1 - alpha ?? 1;

        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var (yes, no) = (LossMath.Sigmoid(prediction), LossMath.Sigmoid(-prediction));
            var entropy = ((1 - target) * prediction) + LossMath.Softplus(-prediction);
            var wrong = (yes * (1 - target)) + (no * target);
            var weight = (positive * target) + (negative * (1 - target));
            var power = Math.Pow(wrong, gamma);
            // d wrong/dx = (1 − 2t)·yes·no; what vanishes with it does so at any power of γ.
            var bend = wrong == 0 ? 0 : gamma * power / wrong * ((1 - (2 * target)) * yes * no) * entropy;
            slope = weight * ((power * (yes - target)) + bend);
            return weight * power * entropy;
        }
    }
}
