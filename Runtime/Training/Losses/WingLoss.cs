namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// With d = |x − t|, w·ln(1 + d/ε) where d is less than w, else d − C with C = w − w·ln(1 + w/ε): small errors of landmarks count. Feng et al.:
/// Wing Loss for Robust Facial Landmark Localisation (2018).
/// </summary>
/// <param name="width">Where the logarithm ends, w.</param>
/// <param name="epsilon">How curved it is, ε.</param>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new WingLoss(width: 10, epsilon: 2).Compute(landmarks, targets, gradient);
/// </code>
/// </example>
public sealed class WingLoss(double width = 10, double epsilon = 2, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    readonly double width = Hyperparameter.Positive(width, nameof(width));
    readonly double epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(new Rule(width, epsilon), prediction, target, gradient, losses);

    readonly struct Rule(double width, double epsilon) : IElementRule
    {
        readonly double offset = width - (width * Math.Log(1 + (width / epsilon)));

        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var difference = prediction - target;
            var size = Math.Abs(difference);
            var sign = double.IsNaN(difference) ? difference : Math.Sign(difference);
            slope = size < width ? sign * width / (epsilon + size) : sign;
            return size < width ? width * LossMath.LogOnePlus(size / epsilon) : size - offset;
        }
    }
}
