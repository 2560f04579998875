using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Adagrad: <c>torch.optim.Adagrad</c>. s ← s + g², w ← w − η·g/(√s + ε), where η falls as η/(1 + (t − 1)·decay). Duchi, Hazan and Singer:
/// Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new Adagrad(parameters, learningRate: 0.01);
/// </code>
/// </example>
public sealed unsafe class Adagrad : Optimizer
{
    readonly double rateDecay;
    readonly double epsilon;
    readonly AlignedMemory sum;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="rateDecay">How fast the learning rate falls: <c>lr_decay</c>.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="initialAccumulator">What the sums of squares start from.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adagrad(
        TrainingParameters parameters, double learningRate = 1e-2, double rateDecay = 0, double weightDecay = 0, double initialAccumulator = 0,
        double epsilon = 1e-10, params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled: false, groups)
    {
        this.rateDecay = Hyperparameter.NotNegative(rateDecay, nameof(rateDecay));
        this.epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        sum = State.AddBuffer("sum");
        sum.Span.Fill((float)Hyperparameter.NotNegative(initialAccumulator, nameof(initialAccumulator)));
    }

    internal override void Update(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients, sums = sum.Pointer + sweep.Start;
        var (rule, shrink, small) = (sweep.Rule, new Vector<float>(sweep.Shrink), new Vector<float>((float)epsilon));
        var rate = new Vector<float>((float)(sweep.Rate / (1 + ((StepCount - 1) * rateDecay))));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var s = Vector.Load(sums + i) + (gradient * gradient);
            Vector.Store(s, sums + i);
            Vector.Store((value * shrink) - (rate * gradient / (Vector.SquareRoot(s) + small)), values + i);
        }
    }
}
