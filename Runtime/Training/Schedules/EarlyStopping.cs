using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Schedules;

/// <summary>Says when a metric has not improved for so long that training had better end.</summary>
/// <example>
/// <code>
/// var stopping = new EarlyStopping(patience: 10);
/// // after each epoch
/// var stop = stopping.Report(validationLoss);
/// if (stopping.IsBest) parameters.Save("best.safetensors");
/// if (stop) break;
/// </code>
/// </example>
public sealed class EarlyStopping
{
    static readonly string[] StateNames = ["best", "best_index", "reports"];

    readonly int patience;
    readonly Improvement improvement;
    long reports;

    /// <summary>Creates it.</summary>
    /// <param name="patience">After how many reports without an improvement training ends.</param>
    /// <param name="improvement">What counts as an improvement; null stands for any fall of a loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is less than 1.</exception>
    public EarlyStopping(int patience, Improvement? improvement = null)
    {
        this.patience = Hyperparameter.AtLeastOne(patience, nameof(patience));
        this.improvement = improvement ?? new(Threshold: 0);
        Best = this.improvement.Worst;
    }

    /// <summary>The best metric so far, infinite before the first.</summary>
    public double Best { get; private set; }

    /// <summary>Which report it was, from 0; −1 before the first.</summary>
    public long BestIndex { get; private set; } = -1;

    /// <summary>Whether the last report was the best: the moment to save the weights.</summary>
    public bool IsBest => reports > 0 && BestIndex == reports - 1;

    /// <summary>Takes the metric of an epoch in.</summary>
    /// <param name="metric">The metric; NaN is no improvement.</param>
    /// <returns>Whether training had better end.</returns>
    public bool Report(double metric)
    {
        if (improvement.IsBetter(metric, Best)) (Best, BestIndex) = (metric, reports);
        reports++;
        return reports - 1 - BestIndex >= patience;
    }

    /// <summary>What a further run needs to go on as this one would.</summary>
    public StateDictionary SaveState() => StateNumbers.Save(StateNames, [Best, BestIndex, reports]);

    /// <summary>Goes on where another with the same settings was.</summary>
    /// <param name="source">What <see cref="SaveState"/> gave, or a file that it was saved to.</param>
    /// <exception cref="WeightMismatchException">It is the state of something else.</exception>
    public void LoadState(WeightSource source)
    {
        var numbers = StateNumbers.Load(source, StateNames);
        (Best, BestIndex, reports) = (numbers[0], (long)numbers[1], (long)numbers[2]);
    }
}
