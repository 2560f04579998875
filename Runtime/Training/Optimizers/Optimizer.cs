using System.Collections.Immutable;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Changes what is learned along its gradients. A step is one vectorised sweep over the contiguous buffers of
/// <see cref="TrainingParameters"/> and allocates nothing; its bits are the same for any width of vectors.
/// </summary>
/// <remarks>
/// What happens to a gradient before the rule sees it, in this order: it is multiplied by <see cref="GradientScale"/>, scaled down to
/// <see cref="ClipNorm"/>, held within <see cref="ClipValue"/>, and the slopes of both decays are added. A decoupled decay multiplies
/// the value instead, by 1 − rate·decay, before the rule changes it.
/// </remarks>
/// <example>
/// <code>
/// using var optimizer = new SGD(parameters, 0.1, momentum: 0.9, weightDecay: 5e-4, groups: ParameterGroup.NoDecay) { ClipNorm = 1 };
/// // forward and backward: the gradients are in parameters.Gradients
/// optimizer.LearningRate = schedule.RateAt(optimizer.StepCount);
/// optimizer.Step();
/// optimizer.SaveState().Save("optimizer.safetensors");
/// </code>
/// </example>
public abstract unsafe class Optimizer : IDisposable
{
    // What PyTorch's clip_grad_norm_ adds to the norm that it divides by.
    const double NormEpsilon = 1e-6;

    // A step is bound by memory: a number, its gradient and what the optimizer remembers are read, and most are written.
    const double NanosecondsPerNumber = 1;

    readonly ParameterRun[] runs;
    readonly SharedWork sharing;
    double scale;

    private protected Optimizer(TrainingParameters parameters, double learningRate, double weightDecay, bool decoupled, ReadOnlySpan<ParameterGroup> groups)
        : this(parameters, ParameterRun.Partition(parameters, groups))
    {
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        DecoupledDecay = decoupled;
    }

    // As the other is set, which is from now on part of this one.
    private protected Optimizer(Optimizer other)
        : this(other.Parameters, other.runs)
    {
        (LearningRate, WeightDecay, L1Decay, DecoupledDecay) = (other.LearningRate, other.WeightDecay, other.L1Decay, other.DecoupledDecay);
        (GradientScale, ClipNorm, ClipValue) = (other.GradientScale, other.ClipNorm, other.ClipValue);
        StepCount = other.StepCount;
    }

    Optimizer(TrainingParameters parameters, ParameterRun[] runs)
    {
        Parameters = parameters;
        this.runs = runs;
        State = new(parameters);
        sharing = new(Change);
    }

    /// <summary>What it changes.</summary>
    public TrainingParameters Parameters { get; }

    /// <summary>The learning rate of the next step; a schedule sets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Hyperparameter.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>The decay of what no group says otherwise about: half the squared norm times this is added to the objective.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get;
        set => field = Hyperparameter.NotNegative(value, nameof(WeightDecay));
    }

    /// <summary>The sum of absolute values times this is added to the objective, always by its gradient. Zero at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double L1Decay
    {
        get;
        set => field = Hyperparameter.NotNegative(value, nameof(L1Decay));
    }

    /// <summary>
    /// Whether <see cref="WeightDecay"/> shrinks the values rather than being part of the gradient, as in AdamW. Loshchilov and Hutter:
    /// Decoupled Weight Decay Regularization (2019).
    /// </summary>
    public bool DecoupledDecay { get; set; }

    /// <summary>What gradients are multiplied by first: one over the factor of a scaled loss. One at first.</summary>
    public double GradientScale { get; set; } = 1;

    /// <summary>Gradients longer than this, all together, are scaled down to it: <c>clip_grad_norm_</c>. Infinite at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public double ClipNorm
    {
        get;
        set => field = value > 0 ? value : throw Hyperparameter.Invalid(nameof(ClipNorm), "positive", value);
    } = double.PositiveInfinity;

    /// <summary>Each gradient is held within plus and minus this: <c>clip_grad_value_</c>. Infinite at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public double ClipValue
    {
        get;
        set => field = value > 0 ? value : throw Hyperparameter.Invalid(nameof(ClipValue), "positive", value);
    } = double.PositiveInfinity;

    /// <summary>How many steps were made.</summary>
    public long StepCount { get; private set; }

    internal OptimizerState State { get; }

    /// <summary>The Euclidean norm of the gradients of all that is not frozen, <see cref="GradientScale"/> included, before they are clipped.</summary>
    public double GradientNorm()
    {
        var squares = 0.0;
        foreach (var run in runs)
        {
            if (!run.Group.Frozen) squares += Optimizers.GradientNorm.SumOfSquares(Parameters.GradientPointer + run.Start, run.Length);
        }

        return Math.Sqrt(squares) * Math.Abs(GradientScale);
    }

    /// <summary>Makes a step along the gradients as they are now.</summary>
    public void Step()
    {
        scale = GradientScale;
        if (double.IsFinite(ClipNorm)) scale *= Math.Min(1, ClipNorm / (GradientNorm() + NormEpsilon));
        Advance();
        if (Parameters.Team is { } team) sharing.Run(team, (long)(Parameters.TrainableLength * NanosecondsPerNumber));
        else Change(0, 1);
    }

    /// <summary>Changes one of several parts of every run; the parts have nothing in common, and an element's bits do not depend on their number.</summary>
    void Change(int part, int parts)
    {
        float* values = Parameters.ValuePointer, gradients = Parameters.GradientPointer;
        foreach (var run in runs)
        {
            if (run.Group.Frozen) continue;
            var (from, to) = (Share(run.Length, part, parts), Share(run.Length, part + 1, parts));
            if (from == to) continue;
            var rate = LearningRate * run.Group.RateFactor;
            var decay = run.Group.WeightDecay ?? WeightDecay;
            Update(new()
            {
                Values = values + run.Start + from,
                Gradients = gradients + run.Start + from,
                Start = run.Start + from,
                Length = to - from,
                Rate = rate,
                Rule = new(scale, ClipValue, DecoupledDecay ? 0 : decay, run.Group.L1Decay ?? L1Decay),
                Shrink = DecoupledDecay ? (float)(1 - (rate * decay)) : 1,
            });
        }

        static int Share(int length, int part, int parts) => (int)((long)(length / TrainingParameters.Alignment) * part / parts) * TrainingParameters.Alignment;
    }

    /// <summary>What a further run needs to go on as this one would: the moments, the steps made and the learning rate; settings are not in it.</summary>
    public StateDictionary SaveState() => State.Save(Numbers);

    /// <summary>Goes on where another optimizer of the same class, settings and parameters was.</summary>
    /// <param name="source">What <see cref="SaveState"/> gave, or a file that it was saved to.</param>
    /// <exception cref="WeightMismatchException">It is the state of another class of optimizer or of other parameters.</exception>
    /// <exception cref="InvalidFileException">The file is malformed.</exception>
    public void LoadState(WeightSource source)
    {
        string[] names = [.. Numbers.Select(n => n.Name)];
        var numbers = State.Load(source, names);
        for (var i = 0; i < names.Length; i++) Restore(names[i], numbers[i]);
    }

    /// <summary>Frees what it remembers; the parameters stay.</summary>
    public void Dispose()
    {
        sharing.Dispose();
        State.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The numbers of the state.</summary>
    internal virtual ImmutableArray<(string Name, double Value)> Numbers => [("step", StepCount), ("learning_rate", LearningRate)];

    /// <summary>Takes one of <see cref="Numbers"/> back.</summary>
    internal virtual void Restore(string name, double value)
    {
        if (name == "step") StepCount = (long)value;
        else LearningRate = value;
    }

    /// <summary>Begins a step: what is the same for all values.</summary>
    internal void Advance()
    {
        StepCount++;
        BeginStep();
    }

    private protected virtual void BeginStep()
    {
    }

    /// <summary>Changes a stretch.</summary>
    internal abstract void Update(in Sweep sweep);
}
