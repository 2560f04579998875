using System.Collections.Immutable;
using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Adam with Nesterov's momentum: <c>torch.optim.NAdam</c>. With μₜ = β₁·(1 − ½·0.96^(t·d)) and v̂ as in Adam,
/// w ← w − η·((1 − μₜ)/(1 − Πμ)·g + μₜ₊₁/(1 − Πμ·μₜ₊₁)·m)/(√v̂ + ε). Dozat: Incorporating Nesterov Momentum into Adam (2016).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new NAdam(parameters, learningRate: 2e-3);
/// </code>
/// </example>
public sealed unsafe class NAdam : Optimizer
{
    readonly double beta1, beta2, epsilon, momentumDecay;
    readonly AlignedMemory mean, square;

    // The product of the μ so far, without and with the next.
    double product = 1;
    double currentMomentum, nextMomentum;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">How much of the mean of gradients stays, β₁.</param>
    /// <param name="beta2">How much of the mean of their squares stays, β₂.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="momentumDecay">How fast μ nears β₁, d.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public NAdam(
        TrainingParameters parameters, double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        double momentumDecay = 4e-3, params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled: false, groups)
    {
        this.beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
        this.beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
        this.epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        this.momentumDecay = Hyperparameter.NotNegative(momentumDecay, nameof(momentumDecay));
        mean = State.AddBuffer("exp_avg");
        square = State.AddBuffer("exp_avg_sq");
    }

    internal override ImmutableArray<(string Name, double Value)> Numbers => [.. base.Numbers, ("mu_product", product)];

    internal override void Restore(string name, double value)
    {
        if (name == "mu_product") product = value;
        else base.Restore(name, value);
    }

    private protected override void BeginStep()
    {
        currentMomentum = MomentumAt(StepCount);
        nextMomentum = MomentumAt(StepCount + 1);
        product *= currentMomentum;
    }

    internal override void Update(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        float* means = mean.Pointer + sweep.Start, squares = square.Pointer + sweep.Start;
        var (rule, shrink, small) = (sweep.Rule, new Vector<float>(sweep.Shrink), new Vector<float>((float)epsilon));
        var (keep1, take1) = (new Vector<float>((float)beta1), new Vector<float>((float)(1 - beta1)));
        var (keep2, take2) = (new Vector<float>((float)beta2), new Vector<float>((float)(1 - beta2)));
        var root = new Vector<float>((float)(1 / Math.Sqrt(1 - Math.Pow(beta2, StepCount))));
        var now = new Vector<float>((float)(sweep.Rate * (1 - currentMomentum) / (1 - product)));
        var ahead = new Vector<float>((float)(sweep.Rate * nextMomentum / (1 - (product * nextMomentum))));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var m = (keep1 * Vector.Load(means + i)) + (take1 * gradient);
            var v = (keep2 * Vector.Load(squares + i)) + (take2 * gradient * gradient);
            Vector.Store(m, means + i);
            Vector.Store(v, squares + i);
            var step = ((now * gradient) + (ahead * m)) / ((Vector.SquareRoot(v) * root) + small);
            Vector.Store((value * shrink) - step, values + i);
        }
    }

    double MomentumAt(long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
}
