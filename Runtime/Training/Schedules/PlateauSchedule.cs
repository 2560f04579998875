using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Schedules;

/// <summary>The rate times a factor whenever a metric has not improved for some time: <c>ReduceLROnPlateau</c>.</summary>
/// <example>
/// <code>
/// var plateau = new PlateauSchedule(0.1, patience: 5);
/// optimizer.LearningRate = plateau.Report(validationLoss);   // after each epoch
/// </code>
/// </example>
public sealed class PlateauSchedule
{
    static readonly string[] StateNames = ["rate", "best", "bad_epochs", "cooldown"];

    readonly double factor, minimum, least;
    readonly int patience, cooldown;
    readonly Improvement improvement;
    double best;
    int bad, cooling;

    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="factor">What the rate is multiplied by.</param>
    /// <param name="patience">How many reports without an improvement are borne.</param>
    /// <param name="improvement">What counts as an improvement; null stands for <see cref="Improvement.OfLoss"/>.</param>
    /// <param name="cooldown">How many reports after a reduction do not count.</param>
    /// <param name="minimum">The rate does not fall below this: <c>min_lr</c>.</param>
    /// <param name="least">A change of at most this much is not made: <c>eps</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public PlateauSchedule(
        double rate, double factor = 0.1, int patience = 10, Improvement? improvement = null, int cooldown = 0, double minimum = 0, double least = 1e-8)
    {
        Rate = Hyperparameter.NotNegative(rate, nameof(rate));
        this.factor = Hyperparameter.Fraction(factor, nameof(factor));
        this.patience = (int)Hyperparameter.NotNegative(patience, nameof(patience));
        this.improvement = improvement ?? Improvement.OfLoss;
        this.cooldown = (int)Hyperparameter.NotNegative(cooldown, nameof(cooldown));
        this.minimum = Hyperparameter.NotNegative(minimum, nameof(minimum));
        this.least = Hyperparameter.NotNegative(least, nameof(least));
        best = this.improvement.Worst;
    }

    /// <summary>The learning rate as it is now.</summary>
    public double Rate { get; private set; }

    /// <summary>Takes the metric of an epoch in.</summary>
    /// <param name="metric">The metric; NaN is no improvement.</param>
    /// <returns>The learning rate of the next.</returns>
    public double Report(double metric)
    {
        if (improvement.IsBetter(metric, best)) (best, bad) = (metric, 0);
        else bad++;
        if (cooling > 0) (cooling, bad) = (cooling - 1, 0);
        if (bad <= patience) return Rate;
        var next = Math.Max(Rate * factor, minimum);
        if (Rate - next > least) Rate = next;
        (cooling, bad) = (cooldown, 0);
        return Rate;
    }

    /// <summary>What a further run needs to go on as this one would.</summary>
    public StateDictionary SaveState() => StateNumbers.Save(StateNames, [Rate, best, bad, cooling]);

    /// <summary>Goes on where another schedule with the same settings was.</summary>
    /// <param name="source">What <see cref="SaveState"/> gave, or a file that it was saved to.</param>
    /// <exception cref="WeightMismatchException">It is the state of something else.</exception>
    public void LoadState(WeightSource source)
    {
        var numbers = StateNumbers.Load(source, StateNames);
        (Rate, best, bad, cooling) = (numbers[0], numbers[1], (int)numbers[2], (int)numbers[3]);
    }
}
