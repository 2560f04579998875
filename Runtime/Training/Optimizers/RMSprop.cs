using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// RMSprop: <c>torch.optim.RMSprop</c>. s ← α·s + (1 − α)·g², w ← w − η·g/(√s + ε); centered, s less the square of the mean of g; with
/// momentum, b ← μ·b + g/(√s + ε) and w ← w − η·b. Tieleman and Hinton: lecture 6.5 (2012); centered: Graves (2013).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new RMSprop(parameters, learningRate: 0.045, alpha: 0.9, epsilon: 1, momentum: 0.9);
/// </code>
/// </example>
public sealed unsafe class RMSprop : Optimizer
{
    readonly double alpha, epsilon;
    readonly AlignedMemory square;
    readonly AlignedMemory? mean, velocity;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="alpha">How much of the mean of squares stays, α.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="momentum">How much of the accumulated steps stays, μ; without it they are not remembered.</param>
    /// <param name="centered">Whether the variance counts rather than the mean of squares.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RMSprop(
        TrainingParameters parameters, double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0,
        bool centered = false, params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled: false, groups)
    {
        this.alpha = Hyperparameter.Fraction(alpha, nameof(alpha));
        this.epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        Momentum = momentum;
        square = State.AddBuffer("square_avg");
        if (centered) mean = State.AddBuffer("grad_avg");
        if (momentum != 0) velocity = State.AddBuffer("momentum_buffer");
    }

    /// <summary>How much of the accumulated steps stays, μ. Counts only where it was not zero from the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set => field = Hyperparameter.NotNegative(value, nameof(Momentum));
    }

    internal override void Update(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients, squares = square.Pointer + sweep.Start;
        var means = mean is null ? null : mean.Pointer + sweep.Start;
        var steps = velocity is null ? null : velocity.Pointer + sweep.Start;
        var (rule, rate, shrink) = (sweep.Rule, new Vector<float>((float)sweep.Rate), new Vector<float>(sweep.Shrink));
        var (keep, take, small) = (new Vector<float>((float)alpha), new Vector<float>((float)(1 - alpha)), new Vector<float>((float)epsilon));
        var momentum = new Vector<float>((float)Momentum);
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var s = (keep * Vector.Load(squares + i)) + (take * gradient * gradient);
            Vector.Store(s, squares + i);
            if (means != null)
            {
                var m = (keep * Vector.Load(means + i)) + (take * gradient);
                Vector.Store(m, means + i);
                // A variance that rounding made negative is zero.
                s = Vector.Max(s - (m * m), Vector<float>.Zero);
            }

            var step = gradient / (Vector.SquareRoot(s) + small);
            if (steps != null)
            {
                step += momentum * Vector.Load(steps + i);
                Vector.Store(step, steps + i);
            }

            Vector.Store((value * shrink) - (rate * step), values + i);
        }
    }
}
