namespace NetGen.Runtime;

/// <summary>How long a step of a network took in one run.</summary>
/// <param name="Step">The step.</param>
/// <param name="Microseconds">From the end of the step before to its own, by the clock on the wall.</param>
public readonly record struct StepTime(StepDescription Step, double Microseconds);
