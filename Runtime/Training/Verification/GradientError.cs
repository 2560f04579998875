namespace NetGen.Runtime.Training.Verification;

/// <summary>How far a gradient is from what is right, and how far that of another library in single precision is, as Euclidean norms.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Norm">The norm of what is right.</param>
/// <param name="Other">The norm of the other library's error.</param>
/// <param name="Found">The norm of the gradient's error.</param>
public sealed record GradientError(string Name, double Norm, double Other, double Found)
{
    // Half a unit in the last place: what storing a result as a float costs whoever computes it.
    const double Rounding = 1.0 / (1 << 24);

    /// <summary>The error as a multiple of the other library's, of which at least a rounding of the result is granted.</summary>
    public double Ratio => Found == 0 ? 0 : Found / Math.Max(Other, Rounding * Norm);

    /// <summary>The error as a share of what is right.</summary>
    public double Relative => Found / Norm;

    /// <summary>The name and the relative errors.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Relative:E2} where the other single precision has {Other / Norm:E2}, norm {Norm:E2}");
}
