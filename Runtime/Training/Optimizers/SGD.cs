using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent, with momentum: <c>torch.optim.SGD</c>. Momentum has two forms (<see cref="MomentumForm"/>). Nesterov's step
/// looks ahead: w ← w − η·(g + μ·b) in PyTorch's form, w ← w + μ·v − η·g in the classical one.
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new SGD(parameters, learningRate: 0.1, momentum: 0.9, weightDecay: 5e-4, nesterov: true);
/// </code>
/// </example>
public sealed unsafe class SGD : Optimizer
{
    readonly MomentumForm form;
    readonly bool nesterov;
    readonly double dampening;
    readonly AlignedMemory? velocity;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="momentum">How much of the accumulated gradients stays, μ; without it nothing is remembered.</param>
    /// <param name="dampening">How much of a gradient is not accumulated, d; not with Nesterov's step.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="nesterov">Whether a step looks ahead; only with momentum.</param>
    /// <param name="form">What momentum accumulates.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's step is asked for without momentum or with dampening.</exception>
    public SGD(
        TrainingParameters parameters, double learningRate, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false,
        MomentumForm form = MomentumForm.PyTorch, params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, weightDecay, decoupled: false, groups)
    {
        Momentum = momentum;
        this.dampening = Hyperparameter.NotNegative(dampening, nameof(dampening));
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException($"Nesterov's step is to have momentum and no dampening; found {momentum} and {dampening}.", nameof(nesterov));
        }

        this.form = form;
        this.nesterov = nesterov;
        if (momentum != 0) velocity = State.AddBuffer("momentum_buffer");
    }

    /// <summary>How much of the accumulated gradients stays, μ. Counts only where it was not zero from the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set => field = Hyperparameter.NotNegative(value, nameof(Momentum));
    }

    internal override void Update(in Sweep sweep)
    {
        if (velocity is null) Descend(sweep);
        else if (form == MomentumForm.PyTorch) AccumulateGradients(sweep, velocity.Pointer + sweep.Start);
        else AccumulateSteps(sweep, velocity.Pointer + sweep.Start);
    }

    static void Descend(in Sweep sweep)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        var rule = sweep.Rule;
        var (rate, shrink) = (new Vector<float>((float)sweep.Rate), new Vector<float>(sweep.Shrink));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            Vector.Store((value * shrink) - (rate * gradient), values + i);
        }
    }

    void AccumulateGradients(in Sweep sweep, float* buffer)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        var rule = sweep.Rule;
        var (rate, shrink) = (new Vector<float>((float)sweep.Rate), new Vector<float>(sweep.Shrink));
        var first = StepCount == 1;
        var keep = new Vector<float>(first ? 0 : (float)Momentum);
        var take = new Vector<float>(first ? 1 : (float)(1 - dampening));
        var ahead = new Vector<float>((float)Momentum);
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var sum = (keep * Vector.Load(buffer + i)) + (take * gradient);
            Vector.Store(sum, buffer + i);
            var step = nesterov ? gradient + (ahead * sum) : sum;
            Vector.Store((value * shrink) - (rate * step), values + i);
        }
    }

    void AccumulateSteps(in Sweep sweep, float* buffer)
    {
        float* values = sweep.Values, gradients = sweep.Gradients;
        var rule = sweep.Rule;
        var (rate, shrink) = (new Vector<float>((float)sweep.Rate), new Vector<float>(sweep.Shrink));
        var keep = new Vector<float>((float)Momentum);
        var take = new Vector<float>((float)(sweep.Rate * (1 - dampening)));
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var value = Vector.Load(values + i);
            var gradient = rule.Apply(Vector.Load(gradients + i), value);
            var step = (keep * Vector.Load(buffer + i)) - (take * gradient);
            Vector.Store(step, buffer + i);
            Vector.Store((value * shrink) + (nesterov ? (keep * step) - (rate * gradient) : step), values + i);
        }
    }
}
