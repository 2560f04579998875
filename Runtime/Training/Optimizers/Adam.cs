using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Adam: <c>torch.optim.Adam</c>. m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and
/// v̂ = v/(1 − β₂ᵗ). Kingma and Ba: Adam: A Method for Stochastic Optimization (2015); AMSGrad, with the largest v̂ so far: Reddi, Kale and
/// Kumar (2018).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new Adam(parameters, learningRate: 1e-3) { ClipNorm = 1 };
/// </code>
/// </example>
public unsafe class Adam : Optimizer
{
    readonly AlignedMemory mean, square;
    readonly AlignedMemory? largest;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">How much of the mean of gradients stays, β₁.</param>
    /// <param name="beta2">How much of the mean of their squares stays, β₂.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="amsgrad">Whether the largest mean of squares so far counts.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adam(
        TrainingParameters parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        bool amsgrad = false, params ReadOnlySpan<ParameterGroup> groups)
        : this(parameters, learningRate, (beta1, beta2), epsilon, weightDecay, amsgrad, decoupled: false, groups)
    {
    }

    private protected Adam(
        TrainingParameters parameters, double learningRate, (double First, double Second) beta, double epsilon, double weightDecay, bool amsgrad, bool decoupled,
        ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled, groups)
    {
        Beta1 = beta.First;
        Beta2 = Hyperparameter.Fraction(beta.Second, "beta2");
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        mean = State.AddBuffer("exp_avg");
        square = State.AddBuffer("exp_avg_sq");
        if (amsgrad) largest = State.AddBuffer("max_exp_avg_sq");
    }

    /// <summary>How much of the mean of gradients stays, β₁: what a one-cycle schedule changes as the momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public double Beta1
    {
        get;
        set => field = Hyperparameter.Fraction(value, nameof(Beta1));
    }

    /// <summary>How much of the mean of squares stays, β₂.</summary>
    public double Beta2 { get; }

    /// <summary>What is added to the root, ε.</summary>
    public double Epsilon { get; }

    internal override void Update(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        float* means = mean.Pointer + sweep.Start, squares = square.Pointer + sweep.Start;
        var maxima = largest is null ? null : largest.Pointer + sweep.Start;
        var (rule, shrink, epsilon) = (sweep.Rule, new Vector<float>(sweep.Shrink), new Vector<float>((float)Epsilon));
        var (keep1, take1) = (new Vector<float>((float)Beta1), new Vector<float>((float)(1 - Beta1)));
        var (keep2, take2) = (new Vector<float>((float)Beta2), new Vector<float>((float)(1 - Beta2)));
        var rate = new Vector<float>((float)(sweep.Rate / (1 - Math.Pow(Beta1, StepCount))));
        var root = new Vector<float>((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, StepCount))));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var m = (keep1 * Vector.Load(means + i)) + (take1 * gradient);
            var v = (keep2 * Vector.Load(squares + i)) + (take2 * gradient * gradient);
            Vector.Store(m, means + i);
            Vector.Store(v, squares + i);
            if (maxima != null)
            {
                v = Vector.Max(Vector.Load(maxima + i), v);
                Vector.Store(v, maxima + i);
            }

            Vector.Store((value * shrink) - (rate * m / ((Vector.SquareRoot(v) * root) + epsilon)), values + i);
        }
    }
}
