namespace NetGen.Testing;

/// <summary>How far a tensor of a training step is from PyTorch's in double precision, in Euclidean norms.</summary>
/// <param name="Kind">parameter, statistic, input or output; of a parameter and an input it is the gradient.</param>
/// <param name="Name">Its name.</param>
/// <param name="Norm">The norm of what is right.</param>
/// <param name="Single">How far PyTorch's own single precision is from it.</param>
/// <param name="Found">How far what was found is.</param>
sealed record StepError(string Kind, string Name, double Norm, double Single, double Found)
{
    // Half a unit in the last place: what storing a result as a float costs whoever computes it.
    const double Rounding = 1.0 / (1 << 24);

    /// <summary>The error as a multiple of PyTorch's.</summary>
    public double Ratio => Found / Math.Max(Single, Rounding * Norm);

    /// <summary>The error as a share of what is right.</summary>
    public double Relative => Found / Norm;

    public override string ToString() => FormattableString.Invariant($"{Kind} {Name}: {Relative:E2} where PyTorch's single precision has {Single / Norm:E2}, norm {Norm:E2}");
}
