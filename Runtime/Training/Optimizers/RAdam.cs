using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Rectified Adam: <c>torch.optim.RAdam</c>. Adam's step times the factor that makes up for the variance of the first few mean squares, and
/// momentum alone while that variance has no bound. Liu et al.: On the Variance of the Adaptive Learning Rate and Beyond (2020).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new RAdam(parameters, learningRate: 1e-3);
/// </code>
/// </example>
public sealed unsafe class RAdam : Optimizer
{
    // The length of the average, as the paper has it, above which its variance is tractable.
    const double TractableLength = 5;

    readonly double beta1, beta2, epsilon;
    readonly AlignedMemory mean, square;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">How much of the mean of gradients stays, β₁.</param>
    /// <param name="beta2">How much of the mean of their squares stays, β₂.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RAdam(
        TrainingParameters parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled: false, groups)
    {
        this.beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
        this.beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
        this.epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        mean = State.AddBuffer("exp_avg");
        square = State.AddBuffer("exp_avg_sq");
    }

    internal override void Update(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        float* means = mean.Pointer + sweep.Start, squares = square.Pointer + sweep.Start;
        var (rule, shrink, small) = (sweep.Rule, new Vector<float>(sweep.Shrink), new Vector<float>((float)epsilon));
        var (keep1, take1) = (new Vector<float>((float)beta1), new Vector<float>((float)(1 - beta1)));
        var (keep2, take2) = (new Vector<float>((float)beta2), new Vector<float>((float)(1 - beta2)));
        var (rectification, adaptive) = Rectification();
        var rate = new Vector<float>((float)(sweep.Rate * rectification / (1 - Math.Pow(beta1, StepCount))));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var m = (keep1 * Vector.Load(means + i)) + (take1 * gradient);
            var v = (keep2 * Vector.Load(squares + i)) + (take2 * gradient * gradient);
            Vector.Store(m, means + i);
            Vector.Store(v, squares + i);
            var step = rate * m;
            if (adaptive) step /= Vector.SquareRoot(v) + small;
            Vector.Store((value * shrink) - step, values + i);
        }
    }

    // The factor, with the root of v's bias, and whether v counts at all.
    (double Factor, bool Adaptive) Rectification()
    {
        var power = Math.Pow(beta2, StepCount);
        var limit = (2 / (1 - beta2)) - 1;
        var length = limit - (2 * StepCount * power / (1 - power));
        if (length <= TractableLength) return (1, false);
        return (Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length) * (1 - power)), true);
    }
}
