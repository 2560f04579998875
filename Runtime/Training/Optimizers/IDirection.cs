namespace NetGen.Runtime.Training.Optimizers;

/// <summary>What one run of a minimiser knows of the objective's shape.</summary>
interface IDirection
{
    /// <summary>The direction of the next step.</summary>
    void Compute(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, Span<double> direction);

    /// <summary>Learns from a step and from what it changed the gradient by.</summary>
    void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change);

    /// <summary>How far along the direction to look first.</summary>
    double FirstStep(ReadOnlySpan<double> gradient, double slope);
}
