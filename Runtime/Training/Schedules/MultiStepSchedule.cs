using System.Collections.Immutable;

namespace NetGen.Runtime.Training.Schedules;

/// <summary>The rate times a factor at given steps: <c>MultiStepLR</c>.</summary>
/// <example>
/// <code>
/// var schedule = new MultiStepSchedule(0.1, [100, 150]);
/// </code>
/// </example>
public sealed class MultiStepSchedule : Schedule
{
    readonly ImmutableArray<int> milestones;
    readonly double factor;

    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first rate.</param>
    /// <param name="milestones">The steps from which on the factor counts, once more for each, in any order.</param>
    /// <param name="factor">What the rate is multiplied by: γ.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public MultiStepSchedule(double rate, ReadOnlySpan<int> milestones, double factor = 0.1)
        : base(rate, nameof(rate))
    {
        foreach (var milestone in milestones) Hyperparameter.NotNegative(milestone, nameof(milestones));
        this.milestones = [.. milestones];
        this.factor = Hyperparameter.NotNegative(factor, nameof(factor));
    }

    private protected override double Compute(long step)
    {
        var passed = 0;
        foreach (var milestone in milestones) passed += milestone <= step ? 1 : 0;
        return Rate * Math.Pow(factor, passed);
    }
}
