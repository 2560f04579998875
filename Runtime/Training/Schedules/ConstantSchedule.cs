namespace NetGen.Runtime.Training.Schedules;

/// <summary>The same rate always: what a warm-up without anything after it starts from.</summary>
/// <param name="rate">The rate.</param>
/// <example>
/// <code>
/// var schedule = new ConstantSchedule(0.1).WarmUp(500);
/// </code>
/// </example>
public sealed class ConstantSchedule(double rate) : Schedule(rate, nameof(rate))
{
    private protected override double Compute(long step) => Rate;
}
